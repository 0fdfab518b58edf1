using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;

namespace Flowtriq.Server.Ingest;

/// <summary>Log messages 700-799.</summary>
internal static partial class IngestLog
{
    [LoggerMessage(700, LogLevel.Information, "node {Name} ({Node}) connected from {Remote}, agent {Version}")]
    internal static partial void Connected(ILogger log, string name, NodeId node, string remote, string version);

    [LoggerMessage(701, LogLevel.Information, "node {Node} disconnected: {Reason}")]
    internal static partial void Disconnected(ILogger log, NodeId node, string reason);

    [LoggerMessage(702, LogLevel.Information, "enrolled node {Name} ({Node}) from {Remote}")]
    internal static partial void Enrolled(ILogger log, string name, string node, string remote);

    [LoggerMessage(703, LogLevel.Warning, "refused {Remote}: {Code}")]
    internal static partial void Refused(ILogger log, string remote, string code);

    [LoggerMessage(704, LogLevel.Warning, "closed {Remote}: frame rejected, {Fault}")]
    internal static partial void FrameRejected(ILogger log, string remote, FrameFault fault);

    [LoggerMessage(705, LogLevel.Warning, "node {Node} sent event {Sequence} that cannot be: {Fault}; it is skipped")]
    internal static partial void ObservationRejected(ILogger log, NodeId node, ulong sequence, ObservationFault fault);

    [LoggerMessage(706, LogLevel.Warning, "node {Node}: {Text}")]
    internal static partial void CloneSeen(ILogger log, NodeId node, string text);

    [LoggerMessage(707, LogLevel.Error, "session of node {Node} failed")]
    internal static partial void SessionFailed(ILogger log, NodeId node, Exception exception);

    [LoggerMessage(708, LogLevel.Warning, "node {Node} does not read what it is sent; the connection is dropped")]
    internal static partial void SlowReader(ILogger log, NodeId node);

    [LoggerMessage(709, LogLevel.Warning, "node {Node} says {Kind}: {Text}")]
    internal static partial void Noticed(ILogger log, NodeId node, string kind, string text);

    [LoggerMessage(710, LogLevel.Information, "node {Node} carried out {Command}")]
    internal static partial void CommandDone(ILogger log, NodeId node, string command);

    [LoggerMessage(711, LogLevel.Warning, "node {Node} did not carry out {Command}: {Reason}")]
    internal static partial void CommandFailed(ILogger log, NodeId node, string command, string reason);
}
