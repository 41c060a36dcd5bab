package org.vpsd.daemon.control;

import java.util.Locale;
import org.vpsd.daemon.instance.Registry;
import org.vpsd.daemon.model.Problem;
import org.vpsd.protocol.ConfigChange;
import org.vpsd.protocol.ErrorCode;
import org.vpsd.protocol.Reply;
import org.vpsd.protocol.ReportLine;
import org.vpsd.protocol.Request;

/** {@code reload} and {@code check}: for those who manage the daemon. */
final class ConfigCommands {

    private final Access access;
    private final Reconfiguration configuration;

    ConfigCommands(Access access, Reconfiguration configuration) {
        this.access = access;
        this.configuration = configuration;
    }

    Tally reload(Request request, Client client) throws ClientGoneException {
        if (isDenied(request, client)) {
            return Tally.NOTHING.plusFailed();
        }
        Reconfiguration.Report report = configuration.reload();
        for (Registry.Change change : report.changes()) {
            client.replies()
                    .item(
                            request.id(),
                            new ConfigChange(
                                            change.name().value(),
                                            change.kind().name().toLowerCase(Locale.ROOT))
                                    .toJson());
        }
        return problems(request, client, report);
    }

    Tally check(Request request, Client client) throws ClientGoneException {
        return isDenied(request, client)
                ? Tally.NOTHING.plusFailed()
                : problems(request, client, configuration.check());
    }

    private boolean isDenied(Request request, Client client) throws ClientGoneException {
        if (access.mayManageDaemon(client.caller())) {
            return false;
        }
        client.replies()
                .send(
                        new Reply.Failure(
                                request.id(),
                                ErrorCode.DENIED,
                                null,
                                "only root and the daemon's own user may "
                                        + request.command().word()
                                        + " the configuration"));
        return true;
    }

    private static Tally problems(Request request, Client client, Reconfiguration.Report report)
            throws ClientGoneException {
        for (Problem problem : report.problems()) {
            client.replies()
                    .item(
                            request.id(),
                            new ReportLine(
                                            problem.isError()
                                                    ? ReportLine.ERROR
                                                    : ReportLine.WARNING,
                                            problem.where(),
                                            problem.message(),
                                            problem.hint().isEmpty() ? null : problem.hint())
                                    .toJson());
        }
        int errors = (int) report.problems().stream().filter(Problem::isError).count();
        return new Tally(report.sound(), errors);
    }
}
