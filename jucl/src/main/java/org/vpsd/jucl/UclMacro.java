package org.vpsd.jucl;

/**
 * A macro of one's own: {@code .name(parameters) "value"}, see {@link UclParser.Builder#macro}. A
 * parser that threads share calls it from any of them.
 */
@FunctionalInterface
public interface UclMacro {

    /**
     * Does what the macro stands for.
     *
     * @throws UclException best made by {@link Call#error}, which knows the place
     */
    void run(Call call) throws UclException;

    /** One use of a macro; good until {@link #run} returns. */
    interface Call {

        /** Where its dot is. */
        Position position();

        /** The name without the dot. */
        String name();

        /** The parameters, empty when there are none; they know no variables, as in libucl. */
        UclObject parameters();

        /** The value, its variables expanded. */
        String value();

        /**
         * The members so far of the object that the macro stands in.
         *
         * @throws UclException the text copies more than the parser's limits allow
         */
        UclObject around() throws UclException;

        /**
         * Adds a member to that object, as if it stood in the macro's place: a key that is there
         * already meets the priority and the duplicate policy of the text.
         */
        void put(String key, UclValue value) throws UclException;

        /**
         * Reads a text as if it stood in the macro's place.
         *
         * @param sourceName the name of the text in positions and messages
         */
        void insert(String text, String sourceName) throws UclException;

        /** An error at the place of the macro. */
        UclException error(String detail);
    }
}
