// SPDX-License-Identifier: Apache-2.0
/** Holds the files under {@code monitoring/} to what the application exports. */
package org.gangway.monitoring;
