package org.vpsd.daemon.control;

import java.util.List;
import java.util.function.Supplier;
import org.vpsd.daemon.doctor.Finding;
import org.vpsd.jucl.UclObject;
import org.vpsd.protocol.Request;

/** {@code doctor}: tells nothing of instances, so everybody may ask. */
final class DoctorCommand {

    private final Supplier<List<Finding>> doctor;

    DoctorCommand(Supplier<List<Finding>> doctor) {
        this.doctor = doctor;
    }

    Tally examine(Request request, Client client) throws ClientGoneException {
        Tally tally = Tally.NOTHING;
        for (Finding finding : doctor.get()) {
            client.replies()
                    .item(
                            request.id(),
                            UclObject.builder()
                                    .put("thing", finding.thing())
                                    .put("status", finding.status().word())
                                    .put("detail", finding.detail())
                                    .put("matters", finding.matters())
                                    .put("remedy", finding.remedy())
                                    .build());
            tally = tally.plusOk();
        }
        return tally;
    }
}
