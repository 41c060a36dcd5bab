package org.vpsd.jucl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code .inherit "name"}: copies the members of an object at the top of the configuration into the
 * one where the macro stands. Keys that are there already stay, and a copy gives way to a later
 * value; with {@code replace = true} a copy takes the place of what is there, and stays.
 */
final class InheritMacro {

    private InheritMacro() {}

    static void run(MacroCall call, MacroContext context) throws UclException {
        boolean replace = call.parameters().bool("replace").orElse(false);
        Map<String, Member> parent = find(call.value(), context.scope());
        if (parent == null) {
            throw call.error("there is no object \"" + call.value() + "\" before this line");
        }
        context.session().copy(parent, call.position());
        List<Map.Entry<String, Member>> inherited = new ArrayList<>(parent.entrySet());
        Members target = context.scope().members();
        for (Map.Entry<String, Member> member : inherited) {
            if (replace || target.get(member.getKey()) == null) {
                target.put(member.getKey(), new Member(member.getValue(), !replace));
            }
        }
    }

    /**
     * The members of an object at the top; the one that is being read counts when it is the first.
     */
    private static @Nullable Map<String, Member> find(String name, Scope scope) {
        Scope belowTop = null;
        Scope top = scope;
        for (Scope outer = top.parent(); outer != null; outer = outer.parent()) {
            belowTop = top;
            top = outer;
        }
        Member member = top.members().get(name);
        if (member != null) {
            return member.first() instanceof UclObject object ? object.members() : null;
        }
        return belowTop != null && belowTop.key().equals(name) ? belowTop.members().view() : null;
    }
}
