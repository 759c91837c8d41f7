// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.guard.Address;
import org.gangway.sealing.ObjectStore;
import org.gangway.wire.Recording;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Photos come in: {@code POST /api/photos}. They go into the object store, and only their claim into the message. */
@WhenRole(Role.CHANNELS)
@RestController
final class PhotoApi {

    /** Of a part that is no photo, and of all that stands around the parts. */
    private static final int LONGEST_TEXT = 2_048;

    private static final int AROUND = 65_536;

    private final Visitors visitors;
    private final Doorway doorway;
    private final ObjectStore objects;
    private final WebChannelSettings settings;
    private final Semaphore uploads;
    private final Places ofAddress;

    PhotoApi(Visitors visitors, Doorway doorway, ObjectStore objects, WebChannelSettings settings) {
        this.visitors = visitors;
        this.doorway = doorway;
        this.objects = objects;
        this.settings = settings;
        this.uploads = new Semaphore(settings.uploads());
        this.ofAddress = new Places(settings.uploadsAddress());
    }

    @PostMapping(path = "/api/photos", consumes = "multipart/form-data")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ConversationApi.Accepted photo(HttpServletRequest request) throws IOException {
        String conversation = visitors.require(request);
        if (request.getContentLengthLong() > settings.photoBytes() + AROUND) {
            throw tooLarge();
        }
        String address = Address.of(request.getRemoteAddr());
        if (!ofAddress.take(address)) {
            throw Refused.tooMany("Many photos are arriving from this address. Send it again with the same id.");
        }
        try {
            return inTurn(request, conversation);
        } finally {
            ofAddress.giveBack(address);
        }
    }

    private ConversationApi.Accepted inTurn(HttpServletRequest request, String conversation) throws IOException {
        if (!uploads.tryAcquire()) {
            throw Refused.unavailable("Many photos are arriving just now. Send it again with the same id.");
        }
        try {
            return take(Upload.read(request, settings.photoBytes() + AROUND, settings.uploadTime()), conversation);
        } finally {
            uploads.release();
        }
    }

    private ConversationApi.Accepted take(Upload upload, String conversation) {
        IncomingMessage message =
                IncomingMessage.answer(text(upload, "id"), "photo", text(upload, "answers"), conversation);
        byte[] photo = upload.bytes("photo");
        if (photo.length > settings.photoBytes()) {
            throw tooLarge();
        }
        PhotoType type = PhotoType.of(photo)
                .orElseThrow(() -> Refused.malformed(List.of("photo: send a JPEG, PNG or WebP picture")));
        doorway.take(conversation, message, claim(upload, message, photo, type));
        return new ConversationApi.Accepted(message.id());
    }

    /** With {@code moments} the photo is many: what a camera saw while somebody did what a challenge asked for. */
    private String claim(Upload upload, IncomingMessage message, byte[] photo, PhotoType type) {
        String moments = text(upload, "moments");
        if (moments == null) {
            return objects.put(message.caseId(), photo, type.mediaType);
        }
        Recording recording = new Recording(String.valueOf(message.answers()), Moments.cut(photo, moments));
        return objects.put(message.caseId(), recording.bytes(), Recording.MEDIA_TYPE);
    }

    private @Nullable String text(Upload upload, String name) {
        if (upload.bytes(name).length > LONGEST_TEXT) {
            throw tooLarge();
        }
        return upload.text(name);
    }

    private Refused tooLarge() {
        return Refused.tooLarge("photo: at most " + settings.photoBytes() / 1_048_576 + " MB");
    }
}
