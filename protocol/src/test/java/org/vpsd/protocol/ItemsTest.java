package org.vpsd.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.vpsd.jucl.Json;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclObject;

/** What stands in {@link Reply.Item}: each is written as documented and read back as it was. */
class ItemsTest {

    private static final Instant TIME = Instant.parse("2026-11-20T08:15:30.120Z");

    @Test
    void statusOfARunningInstance() throws Exception {
        InstanceStatus status =
                new InstanceStatus(
                        "web",
                        "running",
                        "process",
                        "www",
                        "staff",
                        4711L,
                        TIME,
                        2,
                        "the web",
                        InstanceStatus.PENDING_RESTART,
                        61L,
                        "exited with status 1",
                        "none");

        assertThat(Json.write(status.toJson()))
                .isEqualTo(
                        """
                        {"name":"web","state":"running","type":"process","owner":"www",\
                        "group":"staff","pid":4711,"since":"2026-11-20T08:15:30.120Z",\
                        "restarts":2,"description":"the web","pending":"restart","uptime":61,\
                        "exit":"exited with status 1","reason":"none"}\
                        """);
        assertThat(InstanceStatus.fromJson(status.toJson())).isEqualTo(status);
    }

    @Test
    void statusWritesNullsForWhatIsNot() throws Exception {
        InstanceStatus status =
                new InstanceStatus(
                        "web", "init", "process", null, null, null, TIME, 0, null, null, null, null,
                        null);

        assertThat(Json.write(status.toJson()))
                .isEqualTo(
                        """
                        {"name":"web","state":"init","type":"process","owner":null,"group":null,\
                        "pid":null,"since":"2026-11-20T08:15:30.120Z","restarts":0,\
                        "description":null,"pending":null,"uptime":null,"exit":null,\
                        "reason":null}\
                        """);
        assertThat(InstanceStatus.fromJson(status.toJson())).isEqualTo(status);
    }

    @Test
    void statusIgnoresKeysOfANewerDaemon() throws Exception {
        UclObject row =
                object(
                        "{\"name\":\"a\",\"state\":\"frozen\",\"type\":\"vps\",\"since\":\"2026-11-20T08:15:30.120Z\",\"restarts\":0,\"cpu\":1.5}");

        assertThat(InstanceStatus.fromJson(row).state()).isEqualTo("frozen");
    }

    @Test
    void statusRefusesATimeThatIsNone() throws Exception {
        UclObject row =
                object(
                        "{\"name\":\"a\",\"state\":\"init\",\"type\":\"vps\",\"since\":\"yesterday\",\"restarts\":0}");

        assertThatExceptionOfType(BadMessageException.class)
                .isThrownBy(() -> InstanceStatus.fromJson(row))
                .withMessage("\"since\" must be a time in UTC, got \"yesterday\"");
    }

    @Test
    void event() throws Exception {
        InstanceEvent event = new InstanceEvent(TIME, "web", "failed", "running", "too many");

        assertThat(Json.write(event.toJson()))
                .isEqualTo(
                        """
                        {"time":"2026-11-20T08:15:30.120Z","name":"web","state":"failed",\
                        "previous":"running","reason":"too many"}\
                        """);
        assertThat(InstanceEvent.fromJson(event.toJson())).isEqualTo(event);
    }

    @Test
    void daemonInfoIsToldFromARow() throws Exception {
        DaemonInfo info = new DaemonInfo(42, "0.1.0", 3);

        assertThat(Json.write(info.toJson()))
                .isEqualTo("{\"daemon\":{\"pid\":42,\"version\":\"0.1.0\",\"instances\":3}}");
        assertThat(DaemonInfo.fromJson(info.toJson())).isEqualTo(info);
        assertThat(DaemonInfo.isIn(info.toJson())).isTrue();
        assertThat(DaemonInfo.isIn(new LogLine("daemon", "x").toJson())).isFalse();
    }

    @Test
    void logLine() throws Exception {
        LogLine line = new LogLine("web", "\u001b[1m\u00e9 \ud83d\ude00");

        assertThat(LogLine.fromJson(object(Json.write(line.toJson())))).isEqualTo(line);
    }

    @Test
    void reportLineIsToldFromAChange() throws Exception {
        ReportLine line = new ReportLine(ReportLine.ERROR, "web/config:3:7", "no command", null);

        assertThat(Json.write(line.toJson()))
                .isEqualTo(
                        """
                        {"severity":"error","where":"web/config:3:7",\
                        "message":"no command","hint":null}\
                        """);
        assertThat(ReportLine.fromJson(line.toJson())).isEqualTo(line);
        assertThat(ReportLine.isIn(line.toJson())).isTrue();
        assertThat(ReportLine.isIn(new ConfigChange("web", "added").toJson())).isFalse();
    }

    @Test
    void configChange() throws Exception {
        ConfigChange change = new ConfigChange("web", ConfigChange.RESTART_PENDING);

        assertThat(Json.write(change.toJson()))
                .isEqualTo("{\"name\":\"web\",\"change\":\"restart_pending\"}");
        assertThat(ConfigChange.fromJson(change.toJson())).isEqualTo(change);
    }

    private static UclObject object(String json) throws UclException {
        return (UclObject) Json.parse(json, "test");
    }
}
