package org.vpsd.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vpsd.jucl.UclObject;

class ReplyTest {

    @Test
    void progressIsWrittenAsDocumentedAndReadBack() throws BadMessageException {
        isWrittenAndReadBack(
                new Reply.Progress(2, "web", "start_network"),
                "{\"id\":2,\"type\":\"progress\",\"name\":\"web\",\"text\":\"start_network\"}\n");
    }

    @Test
    void itemIsWrittenAsDocumentedAndReadBack() throws BadMessageException {
        isWrittenAndReadBack(
                new Reply.Item(2, UclObject.builder().put("a", 1).build()),
                "{\"id\":2,\"type\":\"item\",\"item\":{\"a\":1}}\n");
    }

    @Test
    void failureOfAnInstanceIsWrittenAsDocumentedAndReadBack() throws BadMessageException {
        isWrittenAndReadBack(
                new Reply.Failure(2, ErrorCode.REFUSED, "web", "is already running"),
                """
                {"id":2,"type":"error","code":"refused","name":"web","message":"is already running"}
                """);
    }

    @Test
    void failureOfTheRequestHasNoName() throws BadMessageException {
        isWrittenAndReadBack(
                new Reply.Failure(2, ErrorCode.BUSY, null, "too many clients"),
                "{\"id\":2,\"type\":\"error\",\"code\":\"busy\",\"message\":\"too many"
                        + " clients\"}\n");
    }

    @Test
    void doneIsWrittenAsDocumentedAndReadBack() throws BadMessageException {
        isWrittenAndReadBack(
                new Reply.Done(2, 3, 1), "{\"id\":2,\"type\":\"done\",\"ok\":3,\"failed\":1}\n");
    }

    private static void isWrittenAndReadBack(Reply reply, String line) throws BadMessageException {
        assertThat(reply.toLine()).isEqualTo(line);
        assertThat(Reply.parse(line)).isEqualTo(reply);
    }

    @ParameterizedTest
    @EnumSource
    void everyErrorCodeIsReadBack(ErrorCode code) throws BadMessageException {
        Reply reply = new Reply.Failure(1, code, null, "why");

        assertThat(Reply.parse(reply.toLine())).isEqualTo(reply);
    }

    @Test
    void aNewerDaemonMaySayMore() throws BadMessageException {
        assertThat(
                        Reply.parse(
                                "{\"id\":1,\"type\":\"error\",\"code\":\"moon_phase\",\"message\":\"m\",\"x\":0}"))
                .isEqualTo(new Reply.Failure(1, ErrorCode.INTERNAL, null, "m"));
    }

    @Test
    void answersABadRequestWithItsIdAndCode() {
        BadMessageException e =
                catchThrowableOfType(
                        BadMessageException.class, () -> Request.parse("{\"id\":9,\"v\":8}"));

        assertThat(Reply.Failure.of(e))
                .isEqualTo(
                        new Reply.Failure(9, ErrorCode.UNSUPPORTED_VERSION, null, e.getMessage()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    7                                           | a reply must be a JSON object
                    {"type":"done"}                             | "id" is missing in the reply
                    {"id":1}                                    | "type" is missing in the reply
                    {"id":1,"type":"song"}                      | unknown type of reply "song"
                    {"id":1,"type":"item"}                      | "item" is missing in the reply
                    {"id":1,"type":"item","item":"x"}           | "item" must be an object, got a string
                    {"id":1,"type":"error","code":"failed"}     | "message" is missing in the reply
                    {"id":1,"type":"done","failed":-1}          | "failed" must be from 0 to 2147483647, got -1
                    """)
    void refusesWhatIsNoReply(String line, String message) {
        assertThatExceptionOfType(BadMessageException.class)
                .isThrownBy(() -> Reply.parse(line))
                .withMessage(message);
    }
}
