package dev.replykit.internal.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param items those that can be read
 * @param lost the names of the others
 * @param size how many items the page had
 * @param hasMore whether there is another page, or null where the answer does not say
 */
public record Page<T>(
        List<T> items,
        List<String> lost,
        int size,
        @Nullable Boolean hasMore) {

    /** Reads a page, or returns null where the text is none. */
    static <T> @Nullable Page<T> read(String text, Function<JsonElement, @Nullable T> item) {
        if (!(JsonText.parseOrNull(text) instanceof JsonObject page)
                || !(page.get("items") instanceof JsonArray items)) {
            return null;
        }
        List<T> read = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        for (JsonElement json : items) {
            T value = item.apply(json);
            String name = json instanceof JsonObject object ? JsonValues.text(object.get("name")) : null;
            if (value != null) {
                read.add(value);
            } else if (name != null) {
                lost.add(name);
            }
        }
        return new Page<>(read, lost, items.size(), JsonValues.bool(page.get("hasMore")));
    }
}
