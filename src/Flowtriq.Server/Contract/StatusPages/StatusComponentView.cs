namespace Flowtriq.Server.Contract.StatusPages;

/// <summary>A component as it is now.</summary>
/// <param name="Key">What history knows it by.</param>
/// <param name="Name">What the public calls it.</param>
/// <param name="State">How it is.</param>
public sealed record StatusComponentView(string Key, string Name, ComponentState State);
