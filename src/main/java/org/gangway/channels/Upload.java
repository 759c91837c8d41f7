// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.gangway.guard.Body;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one upload. They stay in memory, for a temporary file would hold a customer's photo in the clear; so there
 * are bounds to how large it may be, and to how long it may take, however slowly it drips.
 */
record Upload(Map<String, byte[]> parts) {
    private static final int MOST_PARTS = 8;

    /** @throws Refused if it is too large, too slow or no form */
    static Upload read(HttpServletRequest request, int most, Duration time) throws IOException {
        return parsed(String.valueOf(request.getContentType()), body(request, most, time));
    }

    /** Empty if there is no such part. */
    byte[] bytes(String name) {
        return parts.getOrDefault(name, new byte[0]);
    }

    @Nullable
    String text(String name) {
        byte[] text = parts.get(name);
        return text == null ? null : new String(text, StandardCharsets.UTF_8);
    }

    private static byte[] body(HttpServletRequest request, int most, Duration time) throws IOException {
        try {
            byte[] body = Body.read(request, most, time);
            if (body.length > most) {
                throw Refused.tooLarge("photo: at most " + most / 1_048_576 + " MB");
            }
            return body;
        } catch (Body.TooSlow e) {
            throw Refused.tooSlow("photo: it took too long to arrive. Send it again with the same id.");
        }
    }

    private static Upload parsed(String contentType, byte[] body) throws IOException {
        FileUpload form = new FileUpload();
        Map<String, byte[]> parts = new HashMap<>();
        try {
            FileItemIterator items = form.getItemIterator(new Form(contentType, body));
            for (int i = 0; items.hasNext(); i++) {
                FileItemStream item = items.next();
                if (i == MOST_PARTS) {
                    throw malformed();
                }
                try (InputStream in = item.openStream()) {
                    parts.putIfAbsent(String.valueOf(item.getFieldName()), in.readAllBytes());
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw malformed(); // the parser's own message would quote the customer
        }
        return new Upload(parts);
    }

    private static Refused malformed() {
        return Refused.malformed(List.of("send multipart/form-data with id, answers and photo"));
    }

    /** What the parser wants to know of a request. */
    private record Form(String contentType, byte[] content) implements UploadContext {
        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(content);
        }

        @Override
        public long contentLength() {
            return content.length;
        }
    }
}
