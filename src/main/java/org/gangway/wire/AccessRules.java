// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Who may do what on the cluster, as {@code kafka/topics.yaml} has it: one principal for each role,
 * {@code User:<prefix>process}, and one for the hands of each step, {@code User:<prefix>hands.<step>}. Everybody may see that a
 * topic exists and how it is kept, since every start looks; what is in it is for its writers and readers.
 */
public record AccessRules(TopicsFile file, TopicNames names) {
    private static final String HANDS = "hands";
    private static final String COMMANDS = ".commands";
    private static final String PUBLISHING = "publish";

    /** @param steps those whose hands run somewhere */
    public List<AclBinding> rules(Collection<String> steps) {
        Set<AclBinding> rules = new LinkedHashSet<>();
        Set<String> principals = new TreeSet<>();
        file.topics(steps).forEach((topic, spec) -> {
            for (String who : principals(spec.writers(), topic, spec, steps)) {
                rules.add(topic(who, topic, AclOperation.WRITE));
                principals.add(who);
            }
            for (String who : principals(spec.readers(), topic, spec, steps)) {
                rules.add(topic(who, topic, AclOperation.READ));
                principals.add(who);
            }
        });
        principals.forEach(who -> rules.addAll(ofEverybody(who)));
        rules.addAll(ofTheProcess());
        allHands(steps).forEach(step -> rules.addAll(ofAHand(step)));
        rules.addAll(ofTheOperator());
        return List.copyOf(rules);
    }

    /** {@code User:gangway.hands.open-lead}. */
    public String principal(String role) {
        return "User:" + names.prefix() + role;
    }

    private List<String> principals(Collection<String> roles, String topic, TopicSpec spec, Collection<String> steps) {
        return roles.stream()
                .flatMap(role -> role.equals(HANDS) ? hands(topic, spec, steps) : Stream.of(role))
                .map(this::principal)
                .toList();
    }

    private Stream<String> hands(String topic, TopicSpec spec, Collection<String> steps) {
        if (spec.step().isPresent()) {
            return spec.step().stream().map(AccessRules::hand);
        }
        return topic.endsWith(COMMANDS)
                ? Stream.of(hand(topic.substring(0, topic.length() - COMMANDS.length())))
                : allHands(steps).stream().map(AccessRules::hand);
    }

    private Set<String> allHands(Collection<String> steps) {
        Set<String> all = new TreeSet<>(steps);
        file.topics(steps).values().forEach(spec -> spec.step().ifPresent(all::add));
        return all;
    }

    private static String hand(String step) {
        return HANDS + "." + step;
    }

    private List<AclBinding> ofEverybody(String who) {
        return List.of(
                prefixed(who, ResourceType.TOPIC, "", AclOperation.DESCRIBE),
                prefixed(who, ResourceType.TOPIC, "", AclOperation.DESCRIBE_CONFIGS));
    }

    /** Kafka Streams names its group after the application, and its transactions after that and a process of its own. */
    private List<AclBinding> ofTheProcess() {
        List<AclBinding> rules = new ArrayList<>();
        for (String application : List.of("process", "packer")) {
            rules.add(
                    literal(principal("process"), ResourceType.GROUP, names.prefix() + application, AclOperation.READ));
            rules.addAll(transactions(principal("process"), application + "-"));
        }
        return rules;
    }

    /** The transactional ids of hands are random, so that nobody can take another's away. */
    private List<AclBinding> ofAHand(String step) {
        List<AclBinding> rules = new ArrayList<>(transactions(principal(hand(step)), HANDS + "-"));
        rules.add(literal(principal(hand(step)), ResourceType.GROUP, names.prefix() + step, AclOperation.READ));
        return rules;
    }

    /** Who makes topics, publishes scenarios, and looks at dead letters with a group of any name under {@code operator}. */
    private List<AclBinding> ofTheOperator() {
        String operator = principal("operator");
        return List.of(
                prefixed(operator, ResourceType.TOPIC, "", AclOperation.CREATE),
                prefixed(operator, ResourceType.TOPIC, "", AclOperation.ALTER_CONFIGS),
                prefixed(operator, ResourceType.GROUP, "operator", AclOperation.READ),
                literal(operator, ResourceType.TRANSACTIONAL_ID, names.prefix() + PUBLISHING, AclOperation.WRITE),
                literal(operator, ResourceType.TRANSACTIONAL_ID, names.prefix() + PUBLISHING, AclOperation.DESCRIBE));
    }

    private List<AclBinding> transactions(String who, String begin) {
        return List.of(
                prefixed(who, ResourceType.TRANSACTIONAL_ID, begin, AclOperation.WRITE),
                prefixed(who, ResourceType.TRANSACTIONAL_ID, begin, AclOperation.DESCRIBE));
    }

    private AclBinding topic(String who, String topic, AclOperation what) {
        return literal(who, ResourceType.TOPIC, names.physical(topic), what);
    }

    private AclBinding prefixed(String who, ResourceType type, String begin, AclOperation what) {
        return rule(who, new ResourcePattern(type, names.prefix() + begin, PatternType.PREFIXED), what);
    }

    private static AclBinding literal(String who, ResourceType type, String name, AclOperation what) {
        return rule(who, new ResourcePattern(type, name, PatternType.LITERAL), what);
    }

    private static AclBinding rule(String who, ResourcePattern on, AclOperation what) {
        return new AclBinding(on, new AccessControlEntry(who, "*", what, AclPermissionType.ALLOW));
    }
}
