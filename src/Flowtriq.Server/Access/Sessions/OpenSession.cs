namespace Flowtriq.Server.Access.Sessions;

/// <summary>A session that holds now, with what its person may do now.</summary>
internal sealed record OpenSession(long Number, Member Member, DateTimeOffset SeenAt);
