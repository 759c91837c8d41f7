// SPDX-License-Identifier: Apache-2.0
package org.gangway.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.TreeMap;

/** Processor seconds by what a thread works for. The JVM's own (compiler, garbage) are what the process used beyond. */
record ThreadTimes(Map<String, Double> seconds) {

    static ThreadTimes now() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<String, Double> seconds = new TreeMap<>();
        double known = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread == null) {
                continue; // ended meanwhile
            }
            double used = Math.max(0, threads.getThreadCpuTime(thread.getThreadId())) / 1e9;
            seconds.merge(part(thread.getThreadName()), used, Double::sum);
            known += used;
        }
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        seconds.put("jit and gc", Math.max(0, process.getProcessCpuTime() / 1e9 - known));
        return new ThreadTimes(seconds);
    }

    ThreadTimes since(ThreadTimes before) {
        Map<String, Double> grown = new TreeMap<>();
        seconds.forEach((part, now) -> grown.put(part, now - before.seconds.getOrDefault(part, 0.0)));
        return new ThreadTimes(grown);
    }

    private static String part(String thread) {
        if (thread.startsWith("kafka-producer-network-thread")) {
            return "producers' network";
        }
        if (thread.contains("StreamThread")) {
            return thread.contains("packer") ? "packer" : "process";
        }
        if (thread.contains("KafkaConsumer")) {
            return "hands";
        }
        if (thread.startsWith("follow-") || thread.equals("main")) {
            return "benchmark and followers";
        }
        if (thread.startsWith("data-plane")
                || thread.contains("kraft")
                || thread.contains("log-cleaner")
                || thread.contains("raft")
                || thread.contains("group-coordinator")
                || thread.contains("purgatory")) {
            return "broker";
        }
        return thread.startsWith("case-keys") || thread.startsWith("kafka-coordinator-heartbeat")
                ? "other clients"
                : "rest";
    }
}
