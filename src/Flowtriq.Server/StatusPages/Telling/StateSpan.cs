using Flowtriq.Server.Contract.StatusPages;

namespace Flowtriq.Server.StatusPages.Telling;

/// <summary>How a component was from one moment to another.</summary>
/// <param name="State">How it was.</param>
/// <param name="Began">When that began.</param>
/// <param name="Ended">When it ended; null while it lasts.</param>
internal sealed record StateSpan(ComponentState State, DateTimeOffset Began, DateTimeOffset? Ended);
