import 'reflect-metadata';

// Libraries leave out their checks for developers, as they do where the product runs: a third of what starting it costs.
process.env.NODE_ENV = 'production';
