package org.vpsd.daemon.control;

import java.util.List;
import org.vpsd.daemon.instance.Instance;
import org.vpsd.jucl.UclObject;
import org.vpsd.protocol.Reply;
import org.vpsd.protocol.Request;

/** Answers a request with a line for each instance that it is about, by name. */
final class EachInstance {

    /** Makes the line of an instance. */
    @FunctionalInterface
    interface ReplyMaker {
        Reply make(Instance instance);
    }

    /** Makes the item of an instance. */
    @FunctionalInterface
    interface ItemMaker {
        UclObject make(Instance instance);
    }

    private EachInstance() {}

    /**
     * Sends items.
     *
     * @param visible the instances that the caller may see
     */
    static Tally items(Request request, Client client, List<Instance> visible, ItemMaker maker)
            throws ClientGoneException {
        return replies(request, client, visible, i -> new Reply.Item(request.id(), maker.make(i)));
    }

    /** Sends items, or failures. */
    static Tally replies(Request request, Client client, List<Instance> visible, ReplyMaker maker)
            throws ClientGoneException {
        Selection selection = Selection.of(request.id(), request.names(), visible);
        Tally tally = Tally.NOTHING;
        for (Reply failure : selection.failures()) {
            client.replies().send(failure);
            tally = tally.plusFailed();
        }
        for (Instance instance : selection.sorted()) {
            Reply reply = maker.make(instance);
            client.replies().send(reply);
            tally = reply instanceof Reply.Failure ? tally.plusFailed() : tally.plusOk();
        }
        return tally;
    }
}
