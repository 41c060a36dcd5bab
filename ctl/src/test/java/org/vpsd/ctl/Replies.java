package org.vpsd.ctl;

/** Lines that a daemon sends. */
final class Replies {

    static final String DAEMON =
            """
            {"id":1,"type":"item","item":{"daemon":{"pid":812,"version":"0.1.0","instances":3}}}\
            """;

    static final String WEB =
            item(
                    """
                    {"name":"web","state":"running","type":"process","owner":"www","group":null,\
                    "pid":4711,"since":"2026-11-20T08:15:30.123Z","restarts":12,\
                    "description":"the web","pending":"restart","uptime":11045,"exit":null,\
                    "reason":null}\
                    """);

    static final String DB =
            item(
                    """
                    {"name":"db-primary","state":"failed","type":"process","owner":null,"group":null,\
                    "pid":null,"since":"2026-11-20T08:15:30.123Z","restarts":3,\
                    "description":null,"pending":null,"uptime":null,\
                    "exit":"exited with status 1","reason":"4 restarts within 30 s"}\
                    """);

    static final String JOB =
            item(
                    """
                    {"name":"job","state":"stopped","type":"process","owner":"www","group":null,\
                    "pid":null,"since":"2026-11-20T08:15:30.123Z","restarts":0,\
                    "description":null,"pending":null,"uptime":null,"exit":null,"reason":null}\
                    """);

    private Replies() {}

    static String item(String json) {
        return "{\"id\":1,\"type\":\"item\",\"item\":" + json + "}";
    }

    static String progress(String name, String text) {
        return "{\"id\":1,\"type\":\"progress\",\"name\":\"%s\",\"text\":\"%s\"}"
                .formatted(name, text);
    }

    static String error(String code, String name, String message) {
        return "{\"id\":1,\"type\":\"error\",\"code\":\"%s\",\"name\":\"%s\",\"message\":\"%s\"}"
                .formatted(code, name, message);
    }

    static String done(int ok, int failed) {
        return "{\"id\":1,\"type\":\"done\",\"ok\":" + ok + ",\"failed\":" + failed + "}";
    }
}
