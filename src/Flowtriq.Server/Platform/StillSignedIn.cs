using System.Security.Claims;

namespace Flowtriq.Server.Platform;

/// <summary>
/// Whether somebody who was let in once would be let in now, for connections that stay open: false when the session ended,
/// the member was removed, or has another role.
/// </summary>
public sealed record StillSignedIn(Func<ClaimsPrincipal, bool> Holds);
