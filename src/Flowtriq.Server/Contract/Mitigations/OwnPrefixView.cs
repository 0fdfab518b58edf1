namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>One prefix of the workspace's own address space.</summary>
public sealed record OwnPrefixView(long Number, string Prefix, string Why, DateTimeOffset At, string By);
