package org.vpsd.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclObject;

class FlatFileTest {

    @Test
    void readsTheFormOfTheManualPage() throws Exception {
        UclObject values =
                FlatFile.read(
                        """
                        # a server
                        NAME = web
                        fsroot=/vps/web        # its root
                          Init = "/sbin/init splash"
                        IP_NETWORKS = 192.168.123.231, 192.168.213.0/255.255.255.0 fc00::200:20

                        ROOT_MOUNT = 'mount -o "ro,bind" /a#b /vps/web'
                        STOP_TIMEOUT = 90s
                        PRIV_ALLOW =
                        """,
                        "vps_web.conf");
        assertThat(values.asText())
                .isEqualTo(
                        "{\"name\":\"web\",\"fsroot\":\"/vps/web\",\"init\":\"/sbin/init splash\","
                                + "\"ip_networks\":\"192.168.123.231,"
                                + " 192.168.213.0/255.255.255.0 fc00::200:20\","
                                + "\"root_mount\":\"mount -o \\\"ro,bind\\\" /a#b /vps/web\","
                                + "\"stop_timeout\":90.0,\"priv_allow\":\"\"}");
        assertThat(values.keyPosition("init").toString()).isEqualTo("vps_web.conf:4:3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a = $CURDIR {x} ;         | $CURDIR {x} ;",
                "a = don't                 | don't",
                "a = 'it\"s'               | it\"s",
                "a = \"it's\" # so         | it's",
                "a = back\\slash n         | back\\slash n",
                "a = 'ends with \\'       | ends with \\",
                "a = a\tb                  | a\tb",
                "a = /* no comment */      | /* no comment */",
                "a = x,y;z                 | x,y;z",
                "a = [1]                   | [1]"
            })
    void takesTheValueAsItStands(String line, String value) throws UclException {
        assertThat(FlatFile.read(line, "f").string("a")).contains(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "web { }         | f:1:1: expected NAME = value; put # before what is a comment",
                ".include x      | f:1:1: expected NAME = value; put # before what is a comment",
                "A = 'x          | f:1:1: the value has no closing '",
                "A = 'x' y       | f:1:1: expected the end of the line after the closing quote, got"
                        + " y"
            })
    void refusesWhatIsNot(String line, String message) {
        assertThatThrownBy(() -> FlatFile.read(line, "f"))
                .isInstanceOf(UclException.class)
                .hasMessage(message);
    }

    @Test
    void refusesANameGivenTwiceInWhateverCase() {
        assertThatThrownBy(() -> FlatFile.read("NAME = a\nname = b", "f"))
                .hasMessage("f:2:1: duplicate key \"name\", first given at f:1:1");
    }
}
