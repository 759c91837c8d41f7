// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the customers of a drill find in their mail. */
record Mails(WebClient web, URI sandbox) {
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    /** The code that was mailed to an address, as soon as it is there. */
    String code(String email) throws InterruptedException {
        URI mailbox = sandbox.resolve("/mailbox?to=" + URLEncoder.encode(email, StandardCharsets.UTF_8));
        while (true) {
            Optional<JsonNode> mails = web.get(mailbox, "");
            for (JsonNode mail : mails.orElseGet(com.fasterxml.jackson.databind.node.MissingNode::getInstance)) {
                Matcher code = CODE.matcher(mail.path("text").asText());
                if (code.find()) {
                    return code.group();
                }
            }
            Thread.sleep(WebClient.PAUSE);
        }
    }
}
