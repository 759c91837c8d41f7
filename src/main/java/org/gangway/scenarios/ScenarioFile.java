// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.commons.codec.digest.DigestUtils;
import org.gangway.casefile.Scenario;
import org.gangway.casefile.Step;
import org.gangway.chat.Texts;

/** Reads a scenario and says everything that is wrong with it. */
public final class ScenarioFile {
    private final Texts texts;

    /** Only whoever publishes needs it, and it takes a while to load. */
    private static final class OnFirstUse {
        static final SchemaCheck SCHEMA = new SchemaCheck("/scenarios/scenario.schema.json");
    }

    /** @param texts in which every sentence of a scenario must exist */
    public ScenarioFile(Texts texts) {
        this.texts = texts;
    }

    /**
     * @param yaml the whole file
     * @param fileName for messages only
     * @throws BrokenScenario with every problem and its line
     */
    public Scenario parse(String yaml, String fileName) {
        return read(yaml, fileName).scenario();
    }

    /** What was read, and the line of each step for whoever finds something wrong with it later. */
    record Read(Scenario scenario, Map<String, Integer> lines) {
        BrokenScenario broken(String fileName, List<String> steps, UnaryOperator<String> what) {
            return new BrokenScenario(
                    fileName,
                    steps.stream()
                            .map(step -> new Problem(lines.getOrDefault(step, 1), what.apply(step)))
                            .toList());
        }
    }

    Read read(String yaml, String fileName) {
        YamlTree tree = YamlTree.of(yaml);
        Problems problems = new Problems(tree);
        StepPlaces places = StepPlaces.of(tree.root());
        Conditions conditions = new Conditions(places, problems);
        if (!tree.unreadable()) {
            OnFirstUse.SCHEMA.check(tree.root(), problems);
            new StepChecks(places, tree, problems).check();
            new ProfileChecks(places, tree.root(), problems).check();
            conditions.checkThatNoneFails();
            new TextChecks(texts, tree.root(), problems).check(places);
        }
        problems.throwIfAny(fileName);
        return new Read(
                new ScenarioReader(tree.root(), conditions).read(DigestUtils.sha256Hex(yaml)), lines(tree, places));
    }

    /**
     * A scenario that is published already, and so was found sound. Its texts are not asked for again: a running case must
     * not lose its scenario to a renamed text.
     */
    static Scenario published(String yaml) {
        YamlTree tree = YamlTree.of(yaml);
        Problems problems = new Problems(tree);
        Conditions conditions = new Conditions(StepPlaces.of(tree.root()), problems);
        problems.throwIfAny("published scenario");
        return new ScenarioReader(tree.root(), conditions).read(DigestUtils.sha256Hex(yaml));
    }

    private static Map<String, Integer> lines(YamlTree tree, StepPlaces places) {
        Map<String, Integer> lines = new HashMap<>();
        places.all().forEach(place -> lines.put(place.name(), tree.line(place.pointer())));
        return lines;
    }

    /** Whether somebody else has to be there for this step: a route with its topic. */
    static boolean needsTopic(Step step) {
        return step instanceof Step.Check || step instanceof Step.Do;
    }
}
