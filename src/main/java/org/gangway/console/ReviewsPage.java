// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.compliance.ExemptionDesk;
import org.gangway.screening.Exemption;
import org.gangway.sealing.ObjectStore;
import org.gangway.wire.Recording;
import org.gangway.wire.StreamedSession;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The review desk as pages. Personal data is only ever in the answer to a POST, so that no address bar leads to it. */
@WhenRole(Role.CONSOLE)
@Controller
final class ReviewsPage {

    private final ReviewDesk desk;
    private final ObjectStore objects;

    ReviewsPage(ReviewDesk desk, ObjectStore objects) {
        this.desk = desk;
        this.objects = objects;
    }

    @GetMapping("/reviews")
    String list(@RequestParam(required = false) @Nullable String queue, Authentication who, Model model) {
        List<ReviewItem> all = desk.open(Reviewer.of(who));
        model.addAttribute("queue", queue);
        model.addAttribute(
                "queues", new TreeSet<>(all.stream().map(ReviewItem::queue).toList()));
        model.addAttribute("items", desk.open(Reviewer.of(who), queue));
        return "console/reviews";
    }

    /** Only what changes on the list. */
    @GetMapping(path = "/reviews", headers = "HX-Request")
    String items(@RequestParam(required = false) @Nullable String queue, Authentication who, Model model) {
        list(queue, who, model);
        return "console/reviews :: items";
    }

    @GetMapping("/reviews/{commandId}")
    String one(@PathVariable String commandId, Authentication who, Model model) {
        Reviewer reviewer = Reviewer.of(who);
        model.addAttribute("item", desk.item(commandId, reviewer));
        model.addAttribute("mayOpen", reviewer.roles().contains(Roles.REVIEWER));
        return "console/review";
    }

    @PostMapping("/reviews/{commandId}/open")
    String open(@PathVariable String commandId, Authentication who, Model model, RedirectAttributes redirect) {
        try {
            Map<String, String> fields = desk.look(commandId, Reviewer.of(who));
            one(commandId, who, model);
            Map<String, String> texts = only(fields, false);
            model.addAttribute("hits", hits(texts));
            model.addAttribute("reasons", ExemptionDesk.reasons(Exemption.Decision.CLEARED));
            model.addAttribute("texts", texts);
            model.addAttribute("documents", List.copyOf(only(fields, true).keySet()));
            return "console/review";
        } catch (DeskRefusal e) {
            return back(redirect, "problem", e.text());
        }
    }

    @PostMapping("/reviews/{commandId}/vote")
    String vote(
            @PathVariable String commandId,
            @RequestParam String decision,
            Authentication who,
            RedirectAttributes redirect) {
        try {
            desk.vote(commandId, Reviewer.of(who), decision);
            return back(redirect, "done", "Your vote is in the journal.");
        } catch (DeskRefusal e) {
            return back(redirect, "problem", e.text());
        }
    }

    /** A photo of an item that this reviewer has opened; of a recording, its selfie. */
    @GetMapping("/reviews/{commandId}/documents/{field}")
    ResponseEntity<byte[]> document(@PathVariable String commandId, @PathVariable String field, Authentication who) {
        String claim = desk.claim(commandId, field, Reviewer.of(who));
        if (!isClaim(claim)) {
            throw DeskRefusal.notOpen();
        }
        if (objects.mediaType(claim).equals(StreamedSession.MEDIA_TYPE)) {
            throw DeskRefusal.notOpen(); // only the engine has seen it
        }
        boolean recording = objects.mediaType(claim).equals(Recording.MEDIA_TYPE);
        byte[] content = objects.read(claim);
        return ResponseEntity.ok()
                .contentType(recording ? MediaType.IMAGE_JPEG : MediaType.parseMediaType(objects.mediaType(claim)))
                .header("Content-Disposition", "inline; filename=\"document\"")
                .body(recording ? Recording.read(content).pictures().getFirst().jpeg() : content);
    }

    private Map<String, String> only(Map<String, String> fields, boolean claims) {
        Map<String, String> some = new LinkedHashMap<>(fields);
        some.values().removeIf(text -> isClaim(text) != claims);
        return some;
    }

    /** Takes what a screening has found out of the texts: it is shown in a form of its own. */
    private static List<ShownHit> hits(Map<String, String> texts) {
        List<ShownHit> all = texts.values().stream()
                .flatMap(text -> ShownHit.of(text).stream())
                .toList();
        texts.values().removeIf(text -> !ShownHit.of(text).isEmpty());
        return all;
    }

    private boolean isClaim(String text) {
        if (!text.startsWith("{")) {
            return false;
        }
        try {
            return objects.mediaType(text).contains("/");
        } catch (RuntimeException e) {
            return false; // some other text that a customer or a hand wrote
        }
    }

    private static String back(RedirectAttributes redirect, String name, String text) {
        redirect.addFlashAttribute(name, text);
        return "redirect:/reviews";
    }
}
