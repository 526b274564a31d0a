package dev.replykit.tools;

import dev.replykit.internal.http.BaseUrl;
import dev.replykit.tools.OpenApiDocument.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads a document from a file or an address. No key is sent, no redirect is followed, time and size are bounded. */
final class DocumentSource {
    private DocumentSource() {}

    /**
     * {@return the text of the document}
     *
     * @throws UnreadableException if it can't be read
     * @throws IllegalArgumentException if the address is neither https nor http on this machine
     */
    static String read(String source, Duration timeout) {
        boolean isAddress = source.matches("(?i)[a-z][a-z0-9+.-]+://.*");
        if (isAddress) {
            URI uri = URI.create(source);
            BaseUrl.of(uri.getScheme() + "://" + uri.getRawAuthority());
        }
        try {
            return CompletableFuture.supplyAsync(() -> text(source, isAddress))
                    .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof UnreadableException why) {
                throw why;
            }
            throw new UnreadableException(
                    cause instanceof TimeoutException
                            ? "It was not there within " + timeout.toSeconds() + " seconds."
                            : "It can't be read: " + cause);
        }
    }

    private static String text(String source, boolean isAddress) {
        try (InputStream in = isAddress ? fetch(source) : Files.newInputStream(Path.of(source))) {
            byte[] bytes = in.readNBytes(OpenApiDocument.LARGEST + 1);
            if (bytes.length > OpenApiDocument.LARGEST) {
                throw new UnreadableException("It has more than " + OpenApiDocument.LARGEST / 1_000_000 + " MB.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            throw new UnreadableException("It can't be read: " + e);
        }
    }

    private static InputStream fetch(String address) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .sendAsync(request, BodyHandlers.ofInputStream())
                .join();
        if (answer.statusCode() != 200) {
            String location = answer.headers()
                    .firstValue("Location")
                    .map(to -> " and leads to " + to + ". If you trust that address, give it as URL")
                    .orElse("");
            throw new UnreadableException("The server answered with status " + answer.statusCode() + location + ".");
        }
        return answer.body();
    }
}
