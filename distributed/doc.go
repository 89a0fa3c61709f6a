// Package distributed is a build in parts as a pipeline of Apache Beam, for the engines that
// run those: Flink, Dataflow, Spark.
//
// What goes in: the archive, at one path on every worker, and a work folder that all of
// them reach. What comes out: the site that khotin build makes, byte for byte.
//
// The steps are those of package part. What Beam does is what an engine is for: it spreads
// parts over workers, waits until all of them are there, and tries again what failed. Through
// its elements travel the numbers of parts and what was made of them, by digest; the bytes
// go through the work folder, which any worker can read again after another has died.
package distributed
