namespace Flowtriq.Lab.Packets;

/// <summary>One frame of a stream and when it is sent, counted from the stream's start.</summary>
/// <param name="At">Time since the start of the stream.</param>
/// <param name="Frame">The whole frame.</param>
public readonly record struct TimedFrame(TimeSpan At, byte[] Frame);
