// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/** Holds the cluster's access rules against {@link AccessRules}: adds what is missing, and names what is too much. */
public final class AccessKeeper {
    private final AccessRules rules;

    public AccessKeeper(AccessRules rules) {
        this.rules = rules;
    }

    /** Adds what is missing. Takes nothing away. @return one line for each rule added, empty if all were there */
    public List<String> apply(Admin admin, Collection<String> steps) {
        Set<AclBinding> missing = new LinkedHashSet<>(rules.rules(steps));
        missing.removeAll(present(admin));
        ClusterOutOfReach.await(admin.createAcls(missing).all());
        return missing.stream().map(rule -> line(rule) + ": added").toList();
    }

    /** Rules of our principals, or for everybody on our topics, that {@code kafka/topics.yaml} does not ask for. */
    public List<String> surplus(Admin admin, Collection<String> steps) {
        Set<AclBinding> surplus = new LinkedHashSet<>(present(admin));
        surplus.removeIf(rule -> !rule.entry().principal().startsWith(rules.principal(""))
                && !(rule.entry().principal().equals("User:*")
                        && (rule.pattern().name().equals("*")
                                || rule.pattern()
                                        .name()
                                        .startsWith(rules.names().prefix()))));
        rules.rules(steps).forEach(surplus::remove);
        return surplus.stream()
                .map(rule -> line(rule) + ": not asked for")
                .sorted()
                .toList();
    }

    private static Set<AclBinding> present(Admin admin) {
        return new LinkedHashSet<>(
                ClusterOutOfReach.await(admin.describeAcls(AclBindingFilter.ANY).values()));
    }

    private static String line(AclBinding rule) {
        return rule.entry().principal() + " "
                + rule.entry().operation().name().toLowerCase(Locale.ROOT) + " "
                + rule.pattern().resourceType().name().toLowerCase(Locale.ROOT) + " "
                + rule.pattern().name() + " ("
                + rule.pattern().patternType().name().toLowerCase(Locale.ROOT) + ")";
    }
}
