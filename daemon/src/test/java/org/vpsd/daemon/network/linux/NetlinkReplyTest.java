package org.vpsd.daemon.network.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Messages of netlink, written and read. */
class NetlinkReplyTest {

    private static final long SEED = 7;

    private static byte[] message() {
        NetlinkMessages messages = new NetlinkMessages();
        messages.message(
                0xa0c,
                NetlinkMessages.REQUEST,
                5,
                ByteBuffer.allocate(4),
                () -> {
                    messages.attribute(1, "name");
                    messages.nested(
                            3,
                            () -> {
                                messages.nested(1, () -> messages.attribute(1, 7L));
                                messages.nested(1, () -> messages.attribute(1, 8L));
                            });
                });
        return messages.toBytes();
    }

    @Test
    void areReadAsTheyAreWritten() {
        byte[] one = message();
        assertThat(one.length % 4).isZero();
        byte[] two = new byte[2 * one.length];
        System.arraycopy(one, 0, two, 0, one.length);
        System.arraycopy(one, 0, two, one.length, one.length);
        List<NetlinkReply> replies = NetlinkReply.parse(two, 4);
        assertThat(replies).hasSize(2);
        NetlinkReply reply = replies.getLast();
        assertThat(reply.type()).isEqualTo(0xa0c);
        assertThat(reply.error()).isZero();
        assertThat(reply.attributes().value(1).orElseThrow().remaining()).isEqualTo(5);
        assertThat(reply.attributes().nested(3).each(1).stream().map(each -> each.number(1)))
                .containsExactly(7L, 8L);
        assertThat(reply.attributes().value(9)).isEmpty();
        assertThat(reply.attributes().nested(9).each(1)).isEmpty();
    }

    @Test
    void noLengthIsTrusted() {
        Random random = new Random(SEED);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = message();
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            byte[] cut = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            for (NetlinkReply reply : NetlinkReply.parse(cut, random.nextInt(16))) {
                reply.attributes().nested(3).each(1).forEach(each -> each.number(1));
                assertThat(reply.attributes().value(1)).isNotNull();
            }
        }
    }
}
