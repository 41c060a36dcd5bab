package org.vpsd.daemon.sys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accounts as {@code getent} and {@code id} tell them, which know of every source that the system
 * is set up with. Group lists are kept for a few seconds: each request asks for them.
 */
public final class SystemAccounts implements Accounts {

    private static final Logger log = LoggerFactory.getLogger(SystemAccounts.class);
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Map<String, Groups> groups = new ConcurrentHashMap<>();

    private record Groups(Set<String> names, Instant readAt) {}

    /** Accounts read as of a clock. */
    public SystemAccounts(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Optional<Account> account(String user) {
        return outputOf("getent", "passwd", user).flatMap(SystemAccounts::parsePasswd);
    }

    /** Reads a line of passwd(5). */
    static Optional<Account> parsePasswd(String line) {
        String[] fields = line.split(":", -1);
        if (fields.length < 7) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Account(
                            fields[0],
                            Long.parseLong(fields[2]),
                            Long.parseLong(fields[3]),
                            fields[5],
                            fields[6]));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public Set<String> groupsOf(String user) {
        Instant now = clock.instant();
        return groups.compute(
                        user,
                        (name, kept) ->
                                kept != null && kept.readAt().plus(KEPT).isAfter(now)
                                        ? kept
                                        : new Groups(readGroups(name), now))
                .names();
    }

    private static Set<String> readGroups(String user) {
        return outputOf("id", "-Gn", "--", user)
                .map(line -> Set.of(line.split(" ")))
                .orElse(Set.of());
    }

    /** The first line that a command prints; empty if it fails. */
    private static Optional<String> outputOf(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectInput(
                                    ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                            .start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0 ? output.lines().findFirst() : Optional.empty();
        } catch (IOException e) {
            log.warn("cannot look up accounts: {}: {}", List.of(command), e.getMessage());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
