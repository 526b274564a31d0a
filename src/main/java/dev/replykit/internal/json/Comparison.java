package dev.replykit.internal.json;

import dev.replykit.Difference;
import dev.replykit.SequenceDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds an answer against the request: whatever was sent must come back, more may. Accounts are sent as ids and come
 * back as objects, in any order; {@code attachmentIds} never come back; null, absence and an empty list mean the same
 * here; words of the API are compared without regard to case.
 */
public final class Comparison {
    private static final int ROOM = 10_000;

    private final List<Difference> differences = new ArrayList<>();
    /** How many characters the pointers into a raw step may still take: below a long name each of them is long. */
    private long room = Long.MAX_VALUE;

    private Comparison() {}

    public static List<Difference> of(SequenceDraft draft, String sequenceJson) {
        Comparison comparison = new Comparison();
        comparison.compare(DraftCodec.write(draft), RawJson.known(sequenceJson), Pointer.ROOT, "");
        return List.copyOf(comparison.differences);
    }

    private void compare(Json sent, @Nullable Json received, Pointer at, String name) {
        if (room < 0) {
            return;
        }
        if (sent instanceof Json.Raw raw) {
            compareRaw(raw, received, at, name);
        } else if (sent instanceof Json.Null || name.equals("attachmentIds")) {
            if (sent instanceof Json.Null && received != null && !(received instanceof Json.Null)) {
                add(at, sent, received);
            }
        } else if (received == null || received instanceof Json.Null) {
            if (!(sent instanceof Json.Arr list && list.size() == 0)) {
                add(at, sent, received);
            }
        } else if (sent instanceof Json.Obj from && received instanceof Json.Obj to) {
            Map<String, Json> members = to.toMap();
            for (int i = 0; i < from.size(); i++) {
                compare(from.value(i), members.get(from.name(i)), at.to(from.name(i)), from.name(i));
            }
        } else if (sent instanceof Json.Arr from && received instanceof Json.Arr to) {
            compareItems(from, to, at, name);
        } else if (!same(sent, idOf(received, name), name)) {
            add(at, sent, received);
        }
    }

    /**
     * Member by member; as a whole where the pointers to its differences would be longer by far than the step, or where
     * it is nested too deep for a draft.
     */
    private void compareRaw(Json.Raw sent, @Nullable Json received, Pointer at, String name) {
        Json step = RawJson.ofDraft(sent.text());
        int before = differences.size();
        room = ROOM + 10L * sent.text().length();
        if (step != null) {
            compare(step, received, at, name);
        }
        boolean whole = step == null || room < 0;
        room = Long.MAX_VALUE;
        if (whole) {
            differences.subList(before, differences.size()).clear();
            add(at, sent, received);
        }
    }

    private void compareItems(Json.Arr from, Json.Arr to, Pointer at, String name) {
        if (ACCOUNTS.contains(name) && ids(from, name).equals(ids(to, name))) {
            return;
        }
        for (int i = 0; i < from.size(); i++) {
            compare(from.get(i), i < to.size() ? to.get(i) : null, at.to(i), name);
        }
        for (int i = from.size(); i < to.size() && room >= 0; i++) {
            add(at.to(i), null, to.get(i));
        }
    }

    /** Sorted, since no order of accounts is documented to mean anything. */
    private static List<String> ids(Json.Arr accounts, String name) {
        return accounts.items().stream()
                .map(account -> idOf(account, name))
                .map(id -> String.valueOf(id instanceof Json.Num num ? Numbers.exactLong(num.text()) : null))
                .sorted()
                .toList();
    }

    private static Json idOf(Json received, String name) {
        Json id = ACCOUNTS.contains(name) && received instanceof Json.Obj obj ? obj.get("id") : null;
        return id == null ? received : id;
    }

    private static boolean same(Json sent, Json received, String name) {
        if (sent instanceof Json.Num a && received instanceof Json.Num b) {
            return Numbers.same(a.text(), b.text());
        }
        if (sent instanceof Json.Text a && received instanceof Json.Text b) {
            return WORDS.contains(name)
                    ? a.value().equalsIgnoreCase(b.value())
                    : a.value().equals(b.value());
        }
        return Objects.equals(sent, received);
    }

    private static final List<String> ACCOUNTS = List.of("emailAccounts", "linkedInAccounts");

    private static final List<String> WORDS =
            List.of("type", "actionType", "executionMode", "action", "repliesHandlingType", "generatedTaskOwner");

    private void add(Pointer at, @Nullable Json sent, @Nullable Json received) {
        String pointer = at.toString();
        room -= pointer.length();
        differences.add(new Difference(
                pointer,
                sent == null ? null : JsonText.write(sent),
                received == null ? null : JsonText.write(received)));
    }
}
