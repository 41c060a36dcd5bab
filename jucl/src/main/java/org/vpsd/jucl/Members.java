package org.vpsd.jucl;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of an object while it is being read or built, and the rules for a repeated key. */
final class Members {

    private final Map<String, Member> map = new LinkedHashMap<>();
    private boolean repeated;

    /** No members yet. */
    Members() {}

    /** Starts from the members of an object, to merge more into it. */
    static Members of(UclObject object) {
        Members members = new Members();
        for (Map.Entry<String, Member> member : object.members().entrySet()) {
            members.map.put(member.getKey(), new Member(member.getValue(), false));
        }
        return members;
    }

    @Nullable Member get(String key) {
        return map.get(key);
    }

    /** The member was not there before: false, and nothing changes, when it was. */
    boolean addNew(String key, Position keyPosition, UclValue value) {
        return map.putIfAbsent(key, new Member(keyPosition, value, 0, false)) == null;
    }

    /** Sets a key; a value that it had is gone, its place in the order stays. */
    void put(String key, Member member) {
        map.put(key, member);
    }

    /** The keys and their members, in order. */
    Map<String, Member> view() {
        return map;
    }

    /**
     * Adds a value by the rules of libucl: an inherited value always gives way; of two priorities
     * the higher wins; of equals the policy decides.
     *
     * @throws UclException the policy refuses duplicates
     */
    void add(String key, Member member, DuplicatePolicy policy) throws UclException {
        Member old = map.get(key);
        if (old == null || policy == DuplicatePolicy.REWRITE) {
            map.put(key, member);
        } else if (policy == DuplicatePolicy.ERROR) {
            throw new UclException(
                    member.keyPosition,
                    "duplicate key \"" + key + "\", first given at " + old.keyPosition);
        } else if (old.inherited || member.priority > old.priority) {
            map.put(key, member);
        } else if (member.priority == old.priority) {
            old.append(member.value());
            repeated = true;
        }
    }

    /** Puts a value that was merged from the first value of a key and more in its place. */
    void merge(Member old, UclValue merged) {
        old.replaceFirst(merged);
        repeated = true;
    }

    /** The object of these members, which must not be touched from now on. */
    UclObject build(Position position) {
        if (repeated) {
            map.values().forEach(Member::seal);
        }
        return new UclObject(map, position);
    }
}
