// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.sealing.ObjectStore;
import org.gangway.wire.OutgoingContent;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The document that was shown with a message, for the customer it was shown to. */
@WhenRole(Role.CHANNELS)
@RestController
final class AttachmentApi {

    private static final Set<String> SHOWN = Set.of("application/pdf", "image/jpeg", "image/png", "image/webp");
    /** A browser's own PDF viewer styles itself; nothing else may be loaded, and no script of the document runs. */
    private static final String POLICY =
            "default-src 'none'; object-src 'self'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final Visitors visitors;
    private final OutgoingLog log;
    private final Unsealing unsealing;
    private final ObjectStore objects;
    private final Semaphore readers = new Semaphore(16);

    AttachmentApi(Visitors visitors, OutgoingLog log, Unsealing unsealing, ObjectStore objects) {
        this.visitors = visitors;
        this.log = log;
        this.unsealing = unsealing;
        this.objects = objects;
    }

    @GetMapping("/api/attachments/{partition}/{offset}")
    ResponseEntity<byte[]> attachment(
            HttpServletRequest request, @PathVariable int partition, @PathVariable long offset) {
        String conversation = visitors.require(request);
        if (!readers.tryAcquire()) {
            throw Refused.unavailable("Many documents are being read just now.");
        }
        try {
            return document(claim(conversation, new Position(partition, offset)));
        } finally {
            readers.release();
        }
    }

    private String claim(String conversation, Position position) {
        return log.at(position)
                .filter(outgoing -> outgoing.conversationId().equals(conversation))
                .flatMap(unsealing::content)
                .map(OutgoingContent::attachment)
                .orElseThrow(AttachmentApi::gone);
    }

    private ResponseEntity<byte[]> document(String claim) {
        String mediaType = objects.mediaType(claim);
        ContentDisposition.Builder shown =
                SHOWN.contains(mediaType) ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        shown.filename("agreement.pdf").build().toString())
                .header("Content-Security-Policy", POLICY)
                .body(read(claim));
    }

    private byte[] read(String claim) {
        try {
            return objects.read(claim);
        } catch (IllegalStateException e) {
            throw gone();
        }
    }

    private static Refused gone() {
        return Refused.notFound("There is no such document, or no longer.");
    }
}
