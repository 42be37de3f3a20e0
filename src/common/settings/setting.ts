/** A setting as package.json declares it. */
export interface Setting<T> {
  readonly default: T;
  readonly scope: 'machine' | 'application' | 'window';
  readonly description: string;
  readonly choices?: readonly T[];
  readonly minimum?: number;
  readonly maximum?: number;
}

export function machine<T>(value: T, description: string, limits?: Partial<Setting<T>>): Setting<T> {
  return { default: value, scope: 'machine', description, ...limits };
}

export function application<T>(value: T, description: string, limits?: Partial<Setting<T>>): Setting<T> {
  return { default: value, scope: 'application', description, ...limits };
}

export function window<T>(value: T, description: string, limits?: Partial<Setting<T>>): Setting<T> {
  return { default: value, scope: 'window', description, ...limits };
}
