// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/** The documents of clients, as Fineract takes them: a form of several parts with {@code name} and {@code file}. */
final class ClientDocuments {
    /** A document is kept whole, so far fewer of them than of anything else. */
    private static final int MOST = 500;

    private record Document(long id, long clientId, ObjectNode view, Request.Bytes content) {}

    private record Part(String fileName, String type, Request.Bytes content) {
        String text() {
            return content.text();
        }
    }

    private final Map<Long, Document> documents = Bounded.map(MOST);

    void add(long id, long clientId, Request request) {
        Map<String, Part> parts = parts(request);
        Part name = required(parts, "name");
        Part file = required(parts, "file");
        byte[] content = file.content().content();
        ObjectNode view = SandboxJson.object()
                .put("id", id)
                .put("parentEntityType", "clients")
                .put("parentEntityId", clientId)
                .put("name", name.text())
                .put("fileName", file.fileName())
                .put("size", content.length)
                .put("type", file.type())
                .put("sha256", DigestUtils.sha256Hex(content));
        Optional.ofNullable(parts.get("description")).ifPresent(part -> view.put("description", part.text()));
        documents.put(id, new Document(id, clientId, view, file.content()));
    }

    Answer list(long clientId) {
        ArrayNode items = SandboxJson.MAPPER.createArrayNode();
        synchronized (documents) {
            documents.values().stream()
                    .filter(document -> document.clientId() == clientId)
                    .forEach(document -> items.add(document.view()));
        }
        return Answer.json(200, items);
    }

    Answer content(long clientId, long id) {
        Document document = documents.get(id);
        if (document == null || document.clientId() != clientId) {
            throw Fineract.fault(404, "error.msg.document.id.invalid", "id");
        }
        return Answer.of(
                200, document.view().path("type").asText(), document.content().content());
    }

    private static Part required(Map<String, Part> parts, String name) {
        Part part = parts.get(name);
        if (part == null || part.content().content().length == 0) {
            throw Fineract.fault(400, "validation.msg.document." + name + ".cannot.be.blank", name);
        }
        return part;
    }

    private static Map<String, Part> parts(Request request) {
        String type = request.header("content-type").orElse("");
        Map<String, Part> parts = new HashMap<>();
        try {
            MimeMultipart form =
                    new MimeMultipart(new ByteArrayDataSource(request.body().content(), type));
            for (int i = 0; i < form.getCount(); i++) {
                BodyPart part = form.getBodyPart(i);
                parts.put(name(part), part(part));
            }
        } catch (MessagingException | IOException e) {
            throw Fineract.fault(400, "error.msg.document.form.invalid", "file");
        }
        return parts;
    }

    private static String name(BodyPart part) throws MessagingException {
        String[] disposition = part.getHeader("Content-Disposition");
        String name = disposition == null ? null : new ContentDisposition(disposition[0]).getParameter("name");
        return name == null ? "" : name;
    }

    private static Part part(BodyPart part) throws MessagingException, IOException {
        byte[] content = part.getInputStream().readAllBytes();
        String fileName = Optional.ofNullable(part.getFileName()).orElse("");
        return new Part(fileName, part.getContentType(), new Request.Bytes(content));
    }
}
