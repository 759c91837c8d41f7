// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.gangway.casefile.Scenario;
import org.gangway.casefile.StepInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every scenario and rule table that is published, in every version. Safe for use by several threads. */
public final class Catalogue {
    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

    private final Map<String, TreeMap<Integer, Scenario>> scenarios = new HashMap<>();
    private final Map<String, TreeMap<Integer, RuleTable>> tables = new HashMap<>();
    private final Map<String, String> hashes = new HashMap<>();
    private final Map<String, ScenarioRecord> contents = new HashMap<>();

    /** What became of a record. */
    enum Acceptance {
        NEW,
        KNOWN,
        REFUSED
    }

    /** A version that is there already with another content stays as it is: the first one counts. */
    synchronized Acceptance accept(ScenarioRecord published) {
        String id = published.kind() + " " + published.key();
        String known = hashes.get(id);
        if (published.hash().equals(known)) {
            return Acceptance.KNOWN;
        }
        if (known != null || !published.intact()) {
            return refuse(published, "its version is published with other content, or its hash is wrong");
        }
        try {
            add(published);
        } catch (RuntimeException e) { // whatever is on the topic, the others must be readable
            return refuse(published, "it cannot be read by this version of the program");
        }
        hashes.put(id, published.hash());
        contents.put(published.hash(), published);
        notifyAll();
        return Acceptance.NEW;
    }

    private void add(ScenarioRecord published) {
        if (published.kind().equals(ScenarioRecord.SCENARIO)) {
            Scenario scenario = ScenarioFile.published(published.content());
            requireSame(published, scenario.name(), scenario.version());
            scenarios.computeIfAbsent(scenario.name(), name -> new TreeMap<>()).put(scenario.version(), scenario);
        } else {
            RuleTable table = RuleTableFile.published(published.content());
            requireSame(published, table.name(), table.version());
            tables.computeIfAbsent(table.name(), name -> new TreeMap<>()).put(table.version(), table);
        }
    }

    private static void requireSame(ScenarioRecord published, String name, int version) {
        if (!published.name().equals(name) || published.version() != version) {
            throw new IllegalStateException("the record is named otherwise than its content");
        }
    }

    private static Acceptance refuse(ScenarioRecord published, String why) {
        LOG.atError()
                .addKeyValue("scenario", published.key())
                .addKeyValue("hash", published.hash())
                .log("a published scenario or rule table is left out: {}", why);
        return Acceptance.REFUSED;
    }

    /** What is published with exactly this content. */
    synchronized Optional<ScenarioRecord> withContent(String content) {
        return Optional.ofNullable(contents.get(DigestUtils.sha256Hex(content)));
    }

    /** The hash under which this version is published. */
    synchronized Optional<String> hash(String kind, String name, int version) {
        return Optional.ofNullable(hashes.get(kind + " " + name + "@" + version));
    }

    /** Exactly this version with exactly this content. */
    public synchronized Optional<Scenario> scenario(Scenario.Ref ref) {
        return Optional.ofNullable(scenarios.get(ref.name()))
                .map(versions -> versions.get(ref.version()))
                .filter(scenario -> scenario.ref().equals(ref));
    }

    /** The highest version: the one new cases get. */
    public synchronized Optional<Scenario> newest(String name) {
        return Optional.ofNullable(scenarios.get(name))
                .map(versions -> versions.lastEntry().getValue());
    }

    /** Exactly this version with exactly this content. */
    public synchronized Optional<RuleTable> ruleTable(StepInput.RuleTable ref) {
        return Optional.ofNullable(tables.get(ref.name()))
                .map(versions -> versions.get(ref.version()))
                .filter(table -> table.ref().equals(ref));
    }

    /** The highest version of the table of this step: the one to pin when a case starts. */
    public synchronized Optional<StepInput.RuleTable> newestRules(String step) {
        return Optional.ofNullable(tables.get(step))
                .map(versions -> versions.lastEntry().getValue().ref());
    }

    /**
     * Takes in a rule table that is not published, for the test of a route. The application itself never does.
     *
     * @throws BrokenScenario if it has mistakes
     */
    public StepInput.RuleTable preview(String yaml, String fileName) {
        RuleTable table = RuleTableFile.parse(yaml, fileName);
        accept(new ScenarioRecord(ScenarioRecord.RULES, table.name(), table.version(), table.hash(), yaml));
        return table.ref();
    }

    /** Waits until a pinned scenario has arrived. @return whether it has */
    public boolean await(Scenario.Ref ref, Duration patience) {
        return await(ScenarioRecord.SCENARIO, ref.name() + "@" + ref.version(), ref.hash(), patience);
    }

    /** Waits until a pinned rule table has arrived. @return whether it has */
    public boolean await(StepInput.RuleTable ref, Duration patience) {
        return await(ScenarioRecord.RULES, ref.name() + "@" + ref.version(), ref.hash(), patience);
    }

    private synchronized boolean await(String kind, String key, String hash, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!hash.equals(hashes.get(kind + " " + key))) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
