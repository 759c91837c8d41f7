// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gangway.casefile.CaseFile;
import org.gangway.scenarios.StandalonePublisher;
import org.gangway.wire.Json;
import org.gangway.wire.TopicNames;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./gangway drill upgrade}. */
@Command(
        name = "upgrade",
        description = {
            "Instances are asked to leave, one after the other, and a newer version takes their place, under load and with half of the",
            "first cases standing in the middle. Before it a new version of their scenario is published. Whoever takes the place of the",
            "last old instance is the first to write the newest form of the state (gangway.process.format). The JSON of the last line:",
            "  replaced                    how many instances",
            "  over                        cases that were opened before the first was replaced and closed after the last was, with the",
            "                              version of the scenario that they began with",
            "  new_version                 cases with the version that was published",
            "  forms                       by form, how often a state was written in it",
            "  signed                      certificates of the old and of the new instances",
            "The rest as in: ./gangway drill crash --help"
        })
final class UpgradeDrill extends InstancesDrill {
    private static final String FORM = "gangway.process.format";
    private static final String SOFTWARE = "gangway.software";

    @Option(
            names = "--old",
            paramLabel = "DIR",
            description =
                    "The distribution of the version before, as target/dist is; absent: this one, under another name.")
    private @Nullable Path old;

    @Option(
            names = "--early",
            description =
                    "The first new instance already writes the newest form, which the old ones have to read then.")
    private boolean early;

    @Override
    void check() {
        super.check();
        if (old != null && !Files.isReadable(old.resolve("lib/gangway.jar"))) {
            throw new CommandLine.ParameterException(spec.commandLine(), "there is no lib/gangway.jar in " + old);
        }
    }

    @Override
    Map<String, Object> run(Drill drill) {
        Installation installation = drill.installation;
        Child[] apps = old(drill);
        drill.crowd.think();
        drill.load(2 * rate, rate, apps[0]::alive);
        Pause.until("the first cases", () -> drill.crowd.opened() == drill.crowd.size(), Installation.PATIENCE);
        Instant published = Instant.now();
        publish(installation);
        Instant inEffect = published.plusSeconds(3); // every instance has read it by then
        awaitCertificate(drill);
        installation.set(SOFTWARE, "gangway-new");
        installation.distribution(Optional.empty());
        for (int i = instances - 1; i >= 0; i--) {
            replace(drill, apps, i);
        }
        Instant replaced = Instant.now();
        drill.crowd.goOn();
        drill.load(rate, rate, apps[0]::alive);
        Pause.until("the newest form", () -> newest(drill, apps[0]), Installation.PATIENCE);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("replaced", instances);
        Upgraded upgraded = new Upgraded();
        Map<String, Object> rest = drill.figures(instances, topics -> look(drill, upgraded, published, inEffect));
        figures.put("over", upgraded.over(1, published, replaced));
        figures.put("new_version", upgraded.over(2, Instant.MAX, published));
        figures.put("forms", forms(installation));
        figures.put("signed", upgraded.signed());
        figures.putAll(rest);
        return figures;
    }

    private Child[] old(Drill drill) {
        drill.installation.set(SOFTWARE, "gangway-old");
        drill.installation.set(FORM, "1");
        drill.installation.distribution(Optional.ofNullable(old).map(Path::toAbsolutePath));
        // Older builds do not all bear to publish their scenarios at the same time.
        return (old == null ? drill.together(instances) : drill.apps(0, instances)).toArray(Child[]::new);
    }

    /** Before an old instance leaves: at the end there are certificates of both. */
    private static void awaitCertificate(Drill drill) {
        try (Topics topics = new Topics(drill.installation.client())) {
            Pause.until("the first certificate", () -> certified(topics), Installation.PATIENCE);
        }
    }

    private static boolean certified(Topics topics) {
        topics.read();
        return topics.closed() > 0;
    }

    /** Customers come until there is one whose case falls to an instance that writes it. */
    private boolean newest(Drill drill, Child app) {
        boolean written = forms(drill.installation).containsKey(CaseFile.FORMAT);
        if (!written) {
            drill.load(1, rate, app::alive);
        }
        return written;
    }

    private void replace(Drill drill, Child[] apps, int instance) {
        drill.load(rate / 2, rate, apps[instance]::alive);
        if (early || instance == 0) {
            if (!early && forms(drill.installation).size() != 1) {
                drill.found("the newest form was written while there were old instances");
            }
            drill.installation.set(FORM, Integer.toString(CaseFile.FORMAT));
        }
        if (!apps[instance].leaves()) {
            drill.found("instance " + instance + " did not leave when it was asked to");
        }
        apps[instance] = drill.app(instance);
        drill.say("instance %d was replaced, %s", instance, drill.crowd);
    }

    private static void publish(Installation installation) {
        try (StandalonePublisher publisher = StandalonePublisher.open(
                installation.client(),
                TopicNames.of(TopicNames.DEFAULT_PREFIX),
                installation.home.resolve("scenarios/texts"))) {
            publisher.publisher().publish(ScenarioFiles.next(), "the next version");
        }
    }

    private static void look(Drill drill, Upgraded upgraded, Instant published, Instant inEffect) {
        new CommittedTopic(drill.installation.client(), "gangway.events").read(upgraded::take);
        upgraded.findings(published, inEffect).forEach(drill::found);
        if (upgraded.signed().size() != 2) {
            drill.found("certificates were signed by " + upgraded.signed());
        }
        if (upgraded.over(1, published, Instant.MIN) == 0 || upgraded.over(2, Instant.MAX, published) == 0) {
            drill.found("there are not cases of both versions of the scenario");
        }
    }

    private static Map<Integer, Integer> forms(Installation installation) {
        Map<Integer, Integer> forms = new TreeMap<>();
        new CommittedTopic(installation.client(), "gangway.process-cases-changelog").read(record -> {
            if (record.value() != null) {
                forms.merge(
                        Json.read(record.value(), JsonNode.class).path("format").asInt(), 1, Integer::sum);
            }
        });
        return forms;
    }
}
