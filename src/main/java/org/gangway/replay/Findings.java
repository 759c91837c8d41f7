// SPDX-License-Identifier: Apache-2.0
package org.gangway.replay;

import java.util.List;

/**
 * What a reading of all journals found.
 *
 * @param journals how many cases have one
 * @param cut how many of them begin before the oldest record that retention has left
 * @param problems one line each, without anything of a customer; empty if all is well
 */
public record Findings(int journals, long events, int cut, List<String> problems) {}
