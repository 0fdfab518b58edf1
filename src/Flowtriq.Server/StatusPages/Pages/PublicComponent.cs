using Flowtriq.Server.Contract.StatusPages;

namespace Flowtriq.Server.StatusPages.Pages;

/// <summary>A component as the public reads it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="State">How it is.</param>
/// <param name="Days">The worst of each of the last 90 days, oldest first; null for a day of which nothing is known.</param>
public sealed record PublicComponent(string Name, ComponentState State, IReadOnlyList<ComponentState?> Days);
