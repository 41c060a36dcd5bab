package org.vpsd.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vpsd.jucl.Json;

class RequestTest {

    @Test
    void isWrittenAsDocumented() {
        Request request =
                new Request(1, CommandName.START, List.of("web", "db*"), RequestOptions.DEFAULT);

        assertThat(request.toLine())
                .isEqualTo(
                        """
                        {"v":1,"id":1,"command":"start","names":["web","db*"],\
                        "options":{"wait":true,"force":false,"follow":false,"lines":100}}
                        """);
    }

    @ParameterizedTest
    @EnumSource
    void everyCommandIsReadBack(CommandName command) throws BadMessageException {
        List<String> names =
                switch (command.names()) {
                    case NONE, ANY -> List.of();
                    case ONE, SOME -> List.of("wéb \"1\"\n");
                };
        Request request = new Request(7, command, names, new RequestOptions(false, true, true, 0));

        assertThat(Request.parse(Json.write(request.toJson()))).isEqualTo(request);
    }

    @Test
    void namesAndOptionsMayBeAbsentOrNull() throws BadMessageException {
        Request expected = new Request(3, CommandName.STATUS, List.of(), RequestOptions.DEFAULT);

        assertThat(Request.parse("{\"v\":1,\"id\":3,\"command\":\"status\"}")).isEqualTo(expected);
        assertThat(
                        Request.parse(
                                "{\"v\":1,\"id\":3,\"command\":\"status\",\"names\":null,\"options\":{\"lines\":null}}"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    [1]                                       | bad_message         | 0 | a request must be a JSON object
                    {}                                        | bad_message         | 0 | "id" is missing in the request
                    {"id":"1"}                                | bad_message         | 0 | "id" must be an integer, got a string
                    {"id":0}                                  | bad_message         | 0 | "id" must be 1 or more, got 0
                    {"id":4}                                  | bad_message         | 4 | "v" is missing in the request
                    {"id":4,"v":"1"}                          | bad_message         | 4 | "v" must be an integer, got a string
                    {"id":4,"v":2,"new":1}                    | unsupported_version | 4 | protocol version 2 is not supported, this vpsd speaks version 1
                    {"id":4,"v":1}                            | bad_message         | 4 | "command" is missing in the request
                    {"id":4,"v":1,"command":"fly"}            | unknown_command     | 4 | this vpsd has no command 'fly'
                    {"id":4,"v":1,"command":"START"}          | unknown_command     | 4 | this vpsd has no command 'START'
                    {"id":4,"v":1,"command":true}             | bad_message         | 4 | "command" must be a string, got a boolean
                    {"id":4,"v":1,"command":"ping","x":1}     | bad_message         | 4 | unknown key "x" in the request
                    {"id":4,"v":1,"command":"start"}          | bad_message         | 4 | start needs at least one name
                    {"id":4,"v":1,"command":"logs","names":["a","b"]} | bad_message | 4 | logs needs one name, got 2
                    {"id":4,"v":1,"command":"ping","names":["a"]}     | bad_message | 4 | ping takes no names
                    {"id":4,"v":1,"command":"status","names":"a"}     | bad_message | 4 | "names" must be an array, got a string
                    {"id":4,"v":1,"command":"status","names":[1]}     | bad_message | 4 | "names" must be an array of strings, got an integer
                    {"id":4,"v":1,"command":"ping","options":[]}      | bad_message | 4 | "options" must be an object, got an array
                    {"id":4,"v":1,"command":"ping","options":{"wait":1}}   | bad_message | 4 | "wait" must be true or false, got an integer
                    {"id":4,"v":1,"command":"ping","options":{"dry":1}}    | bad_message | 4 | unknown key "dry" in the options
                    {"id":4,"v":1,"command":"ping","options":{"lines":-1}} | bad_message | 4 | "lines" must be from 0 to 2147483647, got -1
                    """)
    void refusesWithItsOwnMessage(String line, String code, long id, String message) {
        BadMessageException e =
                catchThrowableOfType(BadMessageException.class, () -> Request.parse(line));

        assertThat(e).hasMessage(message);
        assertThat(e.code().word()).isEqualTo(code);
        assertThat(e.id()).isEqualTo(id);
    }

    @Test
    void refusesWhatIsNotJson() {
        for (String line : List.of("", "start web", "{\"v\":1", "{\"id\":1,\"id\":1}")) {
            BadMessageException e =
                    catchThrowableOfType(BadMessageException.class, () -> Request.parse(line));

            assertThat(e).hasMessageStartingWith("not a JSON text: request:1:");
            assertThat(e.code()).isEqualTo(ErrorCode.BAD_MESSAGE);
        }
    }

    @Test
    void refusesMoreNamesThanTheLimit() throws BadMessageException {
        assertThat(Request.parse(withNames(Protocol.MAX_NAMES)).names())
                .hasSize(Protocol.MAX_NAMES);
        BadMessageException e =
                catchThrowableOfType(
                        BadMessageException.class,
                        () -> Request.parse(withNames(Protocol.MAX_NAMES + 1)));

        assertThat(e).hasMessage("1025 names are too many, the limit is 1024");
    }

    private static String withNames(int count) {
        return new Request(
                        1,
                        CommandName.STOP,
                        Collections.nCopies(count, "web"),
                        RequestOptions.DEFAULT)
                .toLine();
    }
}
