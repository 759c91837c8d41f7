// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.sealing.ObjectStore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Photos come in: {@code POST /api/photos}. They go into the object store, and only their claim into the message. */
@WhenRole(Role.CHANNELS)
@RestController
final class PhotoApi {

    private final Visitors visitors;
    private final Doorway doorway;
    private final ObjectStore objects;
    private final int largest;
    private final Semaphore uploads;

    PhotoApi(Visitors visitors, Doorway doorway, ObjectStore objects, WebChannelSettings settings) {
        this.visitors = visitors;
        this.doorway = doorway;
        this.objects = objects;
        this.largest = settings.photoBytes();
        this.uploads = new Semaphore(settings.uploads());
    }

    @PostMapping(path = "/api/photos", consumes = "multipart/form-data")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ConversationApi.Accepted photo(HttpServletRequest request) throws IOException {
        String conversation = visitors.require(request);
        if (request.getContentLengthLong() > largest + 65_536L) {
            throw tooLarge();
        }
        if (!uploads.tryAcquire()) {
            throw Refused.unavailable("Many photos are arriving just now. Send it again with the same id.");
        }
        try {
            return take(request, conversation);
        } finally {
            uploads.release();
        }
    }

    private ConversationApi.Accepted take(HttpServletRequest request, String conversation) throws IOException {
        IncomingMessage message =
                IncomingMessage.answer(text(request, "id"), "photo", text(request, "answers"), conversation);
        byte[] photo = bytes(part(request, "photo"), largest);
        PhotoType type = PhotoType.of(photo)
                .orElseThrow(() -> Refused.malformed(List.of("photo: send a JPEG, PNG or WebP picture")));
        doorway.take(conversation, message, objects.put(message.caseId(), photo, type.mediaType));
        return new ConversationApi.Accepted(message.id());
    }

    private byte[] bytes(@Nullable Part part, int most) throws IOException {
        if (part == null) {
            return new byte[0];
        }
        if (part.getSize() > most) {
            throw tooLarge();
        }
        return part.getInputStream().readNBytes(most);
    }

    private @Nullable String text(HttpServletRequest request, String name) throws IOException {
        Part part = part(request, name);
        return part == null ? null : new String(bytes(part, 1_024), StandardCharsets.UTF_8);
    }

    private @Nullable Part part(HttpServletRequest request, String name) throws IOException {
        try {
            return request.getPart(name);
        } catch (ServletException e) {
            throw Refused.malformed(List.of("send multipart/form-data with id, answers and photo"));
        } catch (IllegalStateException e) {
            throw tooLarge();
        }
    }

    private Refused tooLarge() {
        return Refused.tooLarge("photo: at most " + largest / 1_048_576 + " MB");
    }
}
