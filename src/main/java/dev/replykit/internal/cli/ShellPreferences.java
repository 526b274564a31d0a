package dev.replykit.internal.cli;

import java.util.HashMap;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The preferences of the user's JShell, such as history and editor, with our feedback modes added. What JShell changes
 * is written to the user's own preferences.
 */
final class ShellPreferences extends HashMap<String, String> {
    static final String MODES = "MODE2";

    private static final long serialVersionUID = 1L;
    private static final String FEEDBACK = "FEEDBACK";
    private static final String MODE = "replykit";
    /** Between two modes, as JShell writes them. */
    private static final String SEPARATOR = "\u241E";

    /** A string beside a name that says what it is. */
    private static final Pattern KEY = Pattern.compile("(?i)(?:api_?key|key\\w*\\s*=|bearer|token|secret).*\"");

    private final transient Preferences users;

    ShellPreferences(Preferences users, String modes) throws BackingStoreException {
        this.users = users;
        for (String key : users.keys()) {
            super.put(key, users.get(key, ""));
        }
        merge(MODES, modes, (theirs, ours) -> theirs + SEPARATOR + ours);
        putIfAbsent(FEEDBACK, MODE);
    }

    /**
     * JShell stores the mode again at each start. Ours is not stored, because no other JShell knows it. A line of the
     * history that holds an API key is not stored either: others may be able to read the file.
     */
    @Override
    public @Nullable String put(String key, String value) {
        boolean isOurMode = key.equals(FEEDBACK) && value.equals(MODE);
        if (!isOurMode && !KEY.matcher(value).find()) {
            users.put(key, value);
        }
        return super.put(key, value);
    }

    @Override
    public @Nullable String remove(Object key) {
        users.remove((String) key);
        return super.remove(key);
    }
}
