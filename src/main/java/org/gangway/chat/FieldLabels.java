// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gangway.casefile.Scenario;
import org.gangway.casefile.Step;

/** Finds the question a customer means when calling its field by some name. */
final class FieldLabels {
    private static final List<String> DETERMINERS = longestFirst(Words.phrases("determiners"));
    private static final List<String> PARTICLES = longestFirst(Words.phrases("particles"));

    private final Texts texts;

    FieldLabels(Texts texts) {
        this.texts = texts;
    }

    private static List<String> longestFirst(Collection<String> words) {
        return words.stream()
                .sorted((one, other) -> Integer.compare(other.length(), one.length()))
                .toList();
    }

    /** The customer's own language first: what is a name in one may be another field in the next. */
    Optional<Step.Ask> find(String called, Scenario scenario, String language) {
        Set<String> keys = keys(called);
        List<Step.Ask> asks = scenario.steps()
                .filter(Step.Ask.class::isInstance)
                .map(Step.Ask.class::cast)
                .toList();
        return Stream.concat(Stream.of(base(language)), Bundles.BUILT_IN.stream())
                .distinct()
                .flatMap(spoken ->
                        asks.stream().filter(ask -> labels(ask.name(), spoken).anyMatch(keys::contains)))
                .findFirst();
    }

    private static String base(String language) {
        int region = language.indexOf('-');
        return region < 0 ? language : language.substring(0, region);
    }

    private Stream<String> labels(String field, String language) {
        return Stream.concat(
                        Stream.of(texts.label(language, field), field, field.replace('-', ' ')),
                        Words.of(language, "field." + field).stream())
                .map(Phrase::plain);
    }

    private static Set<String> keys(String called) {
        Set<String> keys = new LinkedHashSet<>();
        String bare = Phrase.of(called);
        for (int i = 0; i < 3; i++) { // "von der meinen" and the like
            keys.add(Phrase.plain(bare));
            for (String particle : PARTICLES) {
                if (bare.length() > particle.length() && bare.endsWith(particle)) {
                    keys.add(Phrase.plain(bare.substring(0, bare.length() - particle.length())));
                }
            }
            bare = withoutDeterminer(bare);
        }
        return keys;
    }

    private static String withoutDeterminer(String bare) {
        for (String determiner : DETERMINERS) {
            if (bare.startsWith(determiner + " ") || (determiner.endsWith("'") && bare.startsWith(determiner))) {
                return bare.substring(determiner.length()).strip();
            }
        }
        return bare;
    }
}
