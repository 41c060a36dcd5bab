package org.vpsd.daemon.driver.process;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a keeper is told to run: a line from which it gets ready, then, to be sent when it may, two
 * more; see its script.
 *
 * @param runFile the launch's {@link RunFile}
 * @param log where its output goes
 * @param workdir where it is executed
 * @param environment its whole environment
 * @param argv the command, with an absolute path, and its arguments
 */
record LaunchText(
        Path runFile, Path log, Path workdir, Map<String, String> environment, List<String> argv) {

    private static final Set<String> SPECIAL =
            Set.of(
                    "_", "ENV", "IFS", "LINENO", "OLDPWD", "OPTARG", "OPTIND", "PPID", "PS1", "PS2",
                    "PS4", "PWD");

    /**
     * The line to get ready from.
     *
     * @param present the environment that the keeper has
     */
    byte[] prepare(Map<String, String> present) {
        StringBuilder text = new StringBuilder();
        text.append("run=").append(quoted(runFile.toString()));
        text.append(" log=").append(quoted(log.toString()));
        text.append(" workdir=").append(quoted(workdir.toString())).append("; ");
        for (String name : present.keySet()) {
            if (!environment.containsKey(name)) {
                text.append("unset ").append(name).append("; ");
            }
        }
        List<String> viaEnv = new ArrayList<>();
        environment.forEach(
                (name, value) -> {
                    if (!isAssignable(name)) {
                        viaEnv.add(name + "=" + value);
                    } else if (!value.equals(present.get(name))) {
                        text.append("export ").append(name).append('=');
                        text.append(quoted(value)).append("; ");
                    }
                });
        text.append("set --");
        if (!viaEnv.isEmpty()) {
            text.append(" /usr/bin/env").append(words(viaEnv));
        }
        text.append(words(argv));
        return utf8(text.append('\n').toString());
    }

    /** The lines that let it happen. */
    static byte[] commit(Path runFile) {
        return utf8("go\n" + runFile + "\n");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Whether the shell may be given a variable. Lower case names are the script's own, and some
     * others mean something to the shell: those go through env(1).
     */
    private static boolean isAssignable(String name) {
        return !name.isEmpty()
                && name.chars().allMatch(LaunchText::isUpperCaseWord)
                && !Character.isDigit(name.charAt(0))
                && !SPECIAL.contains(name);
    }

    private static boolean isUpperCaseWord(int c) {
        return c == '_' || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static String words(List<String> words) {
        return words.stream().map(w -> " " + quoted(w)).collect(Collectors.joining());
    }

    /** A word that the shell takes as it is, on one line. */
    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''").replace("\n", "'\"$nl\"'") + "'";
    }
}
