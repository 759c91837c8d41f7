// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** How the application of a drill is configured: short times, few steps, no photos. */
final class AppSettings {
    static final String STEPS = "open-lead,screen-sanctions,rate-risk,sign-agreement,open-account,file-agreement,"
            + "mail-agreement,update-lead,announce,close-case";

    /** Of one that compares faces all the same. */
    static final Map<String, String> FACES = Map.of(
            "gangway.faces.enabled",
            "true",
            "gangway.models.dir",
            PrivacySettings.models().toString(),
            "gangway.steps",
            STEPS + ",verify-face");

    /** The same with faces on other cases, rescreening, and the e-signature vendor, whose webhooks come to nobody while the application is down. */
    static final Map<String, String> EVERYTHING = Map.of(
            "gangway.faces.enabled",
            "true",
            "gangway.models.dir",
            PrivacySettings.models().toString(),
            "gangway.steps",
            STEPS + ",verify-face,find-duplicate,sign-envelope",
            "gangway.faces.duplicates.enabled",
            "true",
            "gangway.screening.rescreening.enabled",
            "true",
            "gangway.screening.rescreening.nightly",
            "*/10 * * * * *",
            "gangway.esign.poll",
            "PT5S");

    private final Path home;
    private final Map<String, String> own = new HashMap<>();

    AppSettings(Path home) {
        this.home = home;
    }

    /** Goes before what is set here. */
    void set(String property, String value) {
        own.put(property, value);
    }

    /** Of one that finds the sandbox at these ports. @param kafka where the brokers are */
    Map<String, String> with(Map<String, String> kafka, int sandboxPort, int smtpPort) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("gangway.data", home.resolve("data").toString());
        properties.put("gangway.routes", home.resolve("routes").toString());
        properties.put("gangway.routes-reload", "false");
        properties.put("gangway.scenarios.folder", home.resolve("scenarios").toString());
        properties.put("gangway.broker.embedded", "false");
        properties.putAll(kafka);
        properties.put("gangway.sandbox.embedded", "false");
        properties.put("gangway.sandbox.port", Integer.toString(sandboxPort));
        properties.put("gangway.sandbox.smtp-port", Integer.toString(smtpPort));
        // No photos: the face engine would only make every start longer.
        properties.put("gangway.faces.enabled", "false");
        properties.put("gangway.steps", STEPS);
        properties.put("gangway.process.pace.farewell", "PT3S");
        properties.put("gangway.process.pace.reply", "PT45S");
        properties.put("gangway.process.pace.retry", "PT5S,PT10S,PT20S,PT30S");
        properties.put("gangway.sealing.wrapping-epoch", "PT30S");
        properties.put("gangway.sealing.door-epoch", "PT30S");
        properties.put("gangway.sealing.channel-epoch", "PT30S");
        // Longer than a door tries to deliver, however busy the machine is.
        properties.put("gangway.sealing.grace", "PT10S");
        properties.put("gangway.sealing.sweep", "PT2S");
        properties.putAll(own);
        return properties;
    }
}
