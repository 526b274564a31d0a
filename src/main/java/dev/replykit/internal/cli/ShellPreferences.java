package dev.replykit.internal.cli;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.prefs.AbstractPreferences;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import org.jspecify.annotations.Nullable;

/**
 * The preferences that the user's JShell keeps (history, editor, ...), with our feedback modes lent to it. Whatever the
 * user retained goes first, and whatever is changed is kept there.
 */
final class ShellPreferences extends AbstractPreferences {
    static final String MODES = "MODE2";
    private static final String FEEDBACK = "FEEDBACK";
    /** Between the parts of a mode and between modes. */
    private static final String SEPARATOR = "\u241E";

    private final Preferences users;
    private final String modes;
    private final String mode;

    ShellPreferences(Preferences users, String modes, String mode) {
        super(null, "");
        this.users = users;
        this.modes = modes;
        this.mode = mode;
    }

    @Override
    protected @Nullable String getSpi(String key) {
        String value = users.get(key, null);
        return switch (key) {
            case MODES -> value == null ? modes : value + SEPARATOR + modes;
            case FEEDBACK -> value == null ? mode : value;
            default -> value;
        };
    }

    /** JShell retains anew, at each start, the mode that it found retained. Ours must not: no other JShell knows it. */
    @Override
    protected void putSpi(String key, String value) {
        if (!key.equals(FEEDBACK) || !value.equals(mode)) {
            users.put(key, value);
        }
    }

    @Override
    protected void removeSpi(String key) {
        users.remove(key);
    }

    @Override
    protected String[] keysSpi() throws BackingStoreException {
        Set<String> keys = new LinkedHashSet<>(Arrays.asList(users.keys()));
        keys.add(MODES);
        keys.add(FEEDBACK);
        return keys.toArray(String[]::new);
    }

    @Override
    protected void flushSpi() throws BackingStoreException {
        users.flush();
    }

    @Override
    protected void syncSpi() throws BackingStoreException {
        users.sync();
    }

    @Override
    protected String[] childrenNamesSpi() {
        return new String[0];
    }

    @Override
    protected AbstractPreferences childSpi(String name) {
        throw new UnsupportedOperationException("JShell keeps everything in one node");
    }

    @Override
    protected void removeNodeSpi() {
        throw new UnsupportedOperationException("JShell never removes its node");
    }
}
