package org.vpsd.jucl;

import java.util.Map;

/** A call of a macro that the parser's user registered. */
record OwnMacroCall(MacroCall call, MacroContext context) implements UclMacro.Call {

    @Override
    public Position position() {
        return call.position();
    }

    @Override
    public String name() {
        return call.name();
    }

    @Override
    public UclObject parameters() {
        return call.parameters();
    }

    @Override
    public String value() {
        return call.value();
    }

    @Override
    public UclObject around() throws UclException {
        context.session().copy(context.scope().members().view(), call.position());
        Members copy = new Members();
        for (Map.Entry<String, Member> member : context.scope().members().view().entrySet()) {
            copy.put(member.getKey(), new Member(member.getValue(), false));
        }
        return copy.build(call.position());
    }

    @Override
    public void put(String key, UclValue value) throws UclException {
        if (key.isEmpty()) {
            throw error("a key must not be empty");
        }
        TextSettings settings = context.settings();
        Member member = new Member(call.position(), value, settings.priority(), false);
        context.scope().members().add(key, member, settings.duplicates());
    }

    @Override
    public void insert(String text, String sourceName) throws UclException {
        context.session().insert(text, sourceName, call.position(), context);
    }

    @Override
    public UclException error(String detail) {
        return call.error(detail);
    }
}
