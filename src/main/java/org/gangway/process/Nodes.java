// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

/** Names inside the topology: stores, sources, sinks. {@code docs/path-of-a-case.md} shows them. */
final class Nodes {
    static final String CASES_STORE = "cases";
    static final String KEYS_STORE = "case-keys";
    static final String HELD_STORE = "held";

    static final String PROCESSOR = "case";

    static final String TO_OUTGOING = "to-chat-outgoing";
    static final String TO_COMMANDS = "to-commands";
    static final String TO_REVIEWS = "to-review-commands";
    static final String TO_EVENTS = "to-events";
    static final String TO_CASES = "to-cases";
    static final String TO_OUTCOMES = "to-outcomes";
    static final String TO_REPLIES = "to-replies";
    static final String TO_DEAD_LETTERS = "to-dead-letters";

    private Nodes() {}
}
