namespace Flowtriq.Server.Contract.StatusPages;

/// <summary>What a person changes about a story; what is absent stays.</summary>
/// <param name="Title">What the public reads.</param>
/// <param name="Impact">The state its components are in by it.</param>
/// <param name="Automatic">Whether it follows its incident by itself.</param>
/// <param name="Hidden">Whether the public does not see it.</param>
public sealed record StatusStoryEdit(
    string? Title = null,
    ComponentState? Impact = null,
    bool? Automatic = null,
    bool? Hidden = null
);
