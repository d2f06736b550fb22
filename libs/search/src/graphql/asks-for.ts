import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';

/** Whether the operation asks for a field of what is being resolved, so that costly parts are made only then. */
export function asksFor(info: GraphQLResolveInfo, field: string): boolean {
  const inSelection = (selection: SelectionSetNode | undefined): boolean =>
    (selection?.selections ?? []).some((node) => {
      if (node.kind === 'Field') return node.name.value === field;
      if (node.kind === 'InlineFragment') return inSelection(node.selectionSet);
      return inSelection(info.fragments[node.name.value]?.selectionSet);
    });
  return info.fieldNodes.some((node) => inSelection(node.selectionSet));
}
