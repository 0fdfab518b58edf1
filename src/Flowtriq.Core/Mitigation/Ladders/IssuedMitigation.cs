namespace Flowtriq.Core.Mitigation.Ladders;

/// <summary>A mitigation as last returned, so that its revision grows only when its action changes and its expiry moves rarely.</summary>
public sealed record IssuedMitigation(MitigationAction Action, int Revision, DateTimeOffset Expires);
