package org.vpsd.ctl;

import java.util.List;

/** {@code help}: needs no daemon. */
final class HelpHandler implements Handler {

    @Override
    public int run(Session session) throws UsageException {
        List<String> words = session.operands();
        if (words.isEmpty()) {
            Usage.print(session.out());
        }
        for (String word : words) {
            Usage.print(Commands.named(word), session.out());
        }
        return Vpsctl.OK;
    }
}
