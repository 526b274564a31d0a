package dev.replykit.internal.cli;

import dev.replykit.internal.cli.Exit.UsageException;
import dev.replykit.internal.text.Printable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options and files of a command, as they were typed. */
class Arguments {
    private final Map<String, String> options = new HashMap<>();
    final List<String> files = new ArrayList<>();

    /** @param known the options, with {@code =} behind those that have a value */
    Arguments(List<String> known, String... args) throws UsageException {
        Deque<String> rest = new ArrayDeque<>(List.of(args));
        while (!rest.isEmpty()) {
            String arg = rest.pop();
            if (arg.equals("--")) {
                files.addAll(rest);
                return;
            }
            if (!arg.startsWith("-") || arg.equals("-")) {
                files.add(arg);
                continue;
            }
            String[] parts = arg.split("=", 2);
            String option = parts[0];
            boolean hasValue = known.contains(option + "=");
            check(
                    hasValue || parts.length == 1 && known.contains(option),
                    "There is no option " + Printable.excerpt(option, 60)
                            + (parts.length == 1 ? "." : " that takes a value."));
            check(!hasValue || parts.length == 2 || !rest.isEmpty(), option + " needs a value.");
            options.put(option, !hasValue ? "" : parts.length == 2 ? parts[1] : rest.pop());
        }
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    @Nullable
    String value(String option) {
        return options.get(option);
    }

    /** The only file. */
    String file() throws UsageException {
        check(!files.isEmpty(), "A FILE is missing: a draft as JSON, or - for standard input.");
        check(files.size() == 1, "One FILE at a time. Quote a name with spaces in it.");
        return files.get(0);
    }

    static void check(boolean isRight, String message) throws UsageException {
        if (!isRight) {
            throw new UsageException(message);
        }
    }
}
