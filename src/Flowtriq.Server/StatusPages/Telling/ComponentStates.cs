using Flowtriq.Server.Contract.StatusPages;

namespace Flowtriq.Server.StatusPages.Telling;

/// <summary>How each component is: the worst of what open stories and maintenance under way say of it.</summary>
internal static class ComponentStates
{
    /// <param name="component">Its key.</param>
    /// <param name="open">Impact and components of each story that is not resolved.</param>
    /// <param name="works">Components of each maintenance under way.</param>
    internal static ComponentState Of(
        string component,
        IEnumerable<(ComponentState Impact, IReadOnlyList<string> Components)> open,
        IEnumerable<IReadOnlyList<string>> works
    )
    {
        var said = open.Where(story => story.Components.Contains(component)).Select(static story => story.Impact);
        var done = works.Where(work => work.Contains(component)).Select(static _ => ComponentState.Maintenance);
        return said.Concat(done).DefaultIfEmpty(ComponentState.Operational).Max();
    }
}
